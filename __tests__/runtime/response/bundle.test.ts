import { join } from "node:path";
import { buildSync } from "esbuild";
import {
  type ResponseName,
  responses,
} from "../../../src/runtime/response/contract";

const root = join(__dirname, "../../..");
// The table's keys are the names.
const names = Object.keys(responses) as ResponseName[];

/** What of each module stays in each response's bundle when unused code has fallen away. */
const bundled = (() => {
  const { metafile } = buildSync({
    entryPoints: names.map(
      (name) => `src/runtime/response/handlers/${name}.ts`,
    ),
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    mainFields: ["module", "main"],
    tsconfigRaw: {},
    write: false,
    outdir: ".",
    metafile: true,
  });
  return new Map(
    Object.values(metafile.outputs).map(({ entryPoint = "", inputs }) => [
      /([\w-]+)\.ts$/.exec(entryPoint)?.[1],
      Object.entries(inputs)
        .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
        .map(([path]) => path),
    ]),
  );
})();

/** In every client, for buckets of a kind that the functions do not touch. */
const idle = ["s3:CreateSession"];

test.each(names)(
  "%s: the code's commands are the calls that the role allows",
  (name) => {
    const commands = (bundled.get(name) ?? []).flatMap((path) => {
      const [, service, command] =
        /client-([\w-]+)\/.*commands\/(\w+)Command\.js$/.exec(path) ?? [];
      return service ? [`${service}:${command}`] : [];
    });
    const allowed = [
      ...responses[name].calls.map(({ call }) => call),
      "sns:Publish",
    ];
    expect(
      commands.filter((command) => !idle.includes(command)).sort(),
    ).toEqual(allowed.sort());
  },
);

test.each(names)(
  "%s: is the function and nothing of the deployment",
  (name) => {
    const modules = bundled.get(name) ?? [];
    expect(modules).toContain("src/runtime/response/respond.ts");
    expect(
      modules.filter((path) =>
        /cdktf|constructs|zod|commander|^rules\/|src\/(stacks|cli)/.test(path),
      ),
    ).toEqual([]);
  },
);
