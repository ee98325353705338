import {
  cpSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { commands } from "../../src/cli/commands";
import { noise, stopLogging } from "../backtest/logs";
import { install, manifest, pack } from "./support/packed";
import { run } from "./support/run";

const root = join(__dirname, "../..");
const tsx = join(root, "node_modules/tsx/dist/cli.mjs");
const bin = "node_modules/trailwire/bin/trailwire.js";
const { dependencies, peerDependencies = {} } = manifest;
const named = [
  ...new Set([...Object.keys(dependencies), ...Object.keys(peerDependencies)]),
];

let tarball: string;
/** An app of somebody else's, in which the package is installed. */
let app: string;
beforeAll(async () => {
  tarball = await pack();
  app = await install(tarball, named);
});
afterAll(() => {
  rmSync(dirname(tarball), { recursive: true });
  rmSync(app, { recursive: true });
});

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
/** The modules that Node loads. */
const modules = () => own().filter((file) => dirname(file).endsWith("/dist"));
const own = () => filesIn(join(app, "node_modules", "trailwire"));

/** The app's environment: nothing of this project's. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(CDKTF|TRAILWIRE|NODE_PATH|npm)/.test(name),
  ),
);
const node = (cwd: string, ...args: readonly string[]) =>
  run(process.execPath, args, { cwd, env });

describe("the package", () => {
  test("has what is needed inside, and nothing else", () => {
    const files = own().map((file) =>
      relative(join(app, "node_modules/trailwire"), file),
    );
    const strange = files.filter(
      (file) =>
        !/^(package\.json|README\.md|CHANGELOG\.md|LICENSE|bin\/trailwire\.js)$/.test(
          file,
        ) &&
        !/^dist\/([\w-]+\.js|THIRD-PARTY-LICENSES\.txt|types\/(src|rules)\/.+\.d\.ts|src\/runtime\/.+\.bundle\.js)$/.test(
          file,
        ),
    );
    expect(strange).toEqual([]);
    expect(files).toContain("dist/main.js");
  });

  test("is a few files, which load quickly", () => {
    expect(modules().length).toBeLessThan(150);
    // esbuild wraps each where package.json has a "type", and then they load more slowly.
    const wrapped = modules().filter((file) =>
      readFileSync(file, "utf8").includes("__esm"),
    );
    expect(wrapped).toEqual([]);
  });

  test("names no path of the machine that made it", () => {
    expect(own().filter((file) => readFileSync(file).includes(root))).toEqual(
      [],
    );
  });

  test("declares what it imports, and imports what it declares", () => {
    const imported = own()
      .filter((file) => /\/dist\/.*(?<!\.bundle)\.(js|d\.ts)$/.test(file))
      .flatMap((file) => [
        ...readFileSync(file, "utf8").matchAll(
          /(?:\bfrom |require\)?\(|\bimport\()"(?!node:)((?:@[\w-]+\/)?[\w-]+)[^"]*"/g,
        ),
      ])
      .map(([, name = ""]) => name)
      .filter((name) => name !== "trailwire");
    expect([...new Set(imported)].sort()).toEqual([...named].sort());
  });
});

describe("README's app", () => {
  const [, section = ""] = readFileSync(join(root, "README.md"), "utf8").split(
    "\n## As a library\n",
  );
  const [, example = ""] = /```ts\n(.*?)```/s.exec(section) ?? [];
  const template = join(
    root,
    "node_modules/cdktf-cli/bundle/templates/typescript/tsconfig.json",
  );

  beforeAll(() => writeFileSync(join(app, "main.ts"), example));

  test("type-checks in an app as `cdktf init` makes it, with the older compiler that it has", async () => {
    cpSync(template, join(app, "tsconfig.json"));
    // The template's app has the types of Node.
    const types = [
      "--typeRoots",
      join(root, "node_modules/@types"),
      "--types",
      "node",
    ];
    await node(
      app,
      join(root, "node_modules/jsii/node_modules/typescript/bin/tsc"),
      ...types,
    );
  });

  test("type-checks with this project's compiler, the package's types as well", async () => {
    await node(
      app,
      join(root, "node_modules/typescript/bin/tsc"),
      ...[
        "--ignoreConfig",
        "--noEmit",
        "--strict",
        "--exactOptionalPropertyTypes",
      ],
      ...[
        "--module",
        "node16",
        "--target",
        "es2023",
        "--skipLibCheck",
        "false",
      ],
      ...["--typeRoots", join(root, "node_modules/@types"), "--types", "node"],
      "main.ts",
    );
  });

  test("synthesizes, and its alerts are proved to arrive", async () => {
    await node(app, "main.js");
    const { stdout } = await node(
      app,
      bin,
      ...["prove", "cdktf.out/stacks/audit", "--format", "json"],
    );
    const { paths } = JSON.parse(stdout);
    expect(paths).toMatchObject([
      { verdict: "delivered" },
      { verdict: "delivered" },
    ]);
  });
});

test("`trailwire init` sets its own app up, which makes the files that this project makes", async () => {
  const told = await node(
    app,
    bin,
    ...["init", "--email", "security@example.com", "--preset", "full"],
  );
  expect(told.stdout).toContain("written  cdktf.json");
  const config = JSON.parse(readFileSync(join(app, "cdktf.json"), "utf8"));
  const [, theirApp = ""] = /^node (.*)$/.exec(config.app) ?? [];
  const [ours = [], theirs] = await Promise.all(
    [[tsx, join(root, "main.ts")], [theirApp]].map(async (main, n) => {
      const folder = join(app, `out-${n}`);
      await run(process.execPath, main, {
        cwd: app,
        env: { ...env, CDKTF_OUTDIR: folder },
      });
      return filesIn(folder)
        .sort()
        .map((file) => [relative(folder, file), readFileSync(file, "base64")]);
    }),
  );
  expect(ours.length).toBeGreaterThan(6);
  expect(theirs).toEqual(ours);
});

describe("without cdktf", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await install(tarball, Object.keys(dependencies));
    cpSync(
      join(root, "__tests__/stacks/recommended.golden.json"),
      join(folder, "cdk.tf.json"),
    );
    writeFileSync(join(folder, "log.json"), '{"Records": []}');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(commands.map(({ name }) => name))("%s is there", async (name) => {
    const { stdout } = await node(folder, bin, ...name.split(" "), "--help");
    expect(stdout).toContain(`Usage: trailwire ${name}`);
  });

  test.each([
    "rules list",
    "rules show root-usage",
    "rules test",
    "pattern match {$.a=1} log.json",
    "backtest log.json",
    "coverage",
    "cost",
    'prove cdk.tf.json --var alert_emails=["security@example.com"]',
  ])("trailwire %s does its work", async (line) => {
    await node(folder, bin, ...line.split(" "));
  });

  test("trailwire backtest reads much of it in threads of its own", async () => {
    const filler = { ...noise, requestParameters: { text: "x".repeat(3e6) } };
    const log = JSON.stringify({ Records: [stopLogging(), filler] });
    const logs = ["a.json", "b.json", "c.json"].map((name) =>
      join(folder, name),
    );
    for (const file of logs) writeFileSync(file, log);
    const { stdout } = await node(
      folder,
      bin,
      ...["backtest", ...logs, "--threads", "2", "--format", "jsonl"],
      ...["--rules", "cloudtrail-changes"],
    );
    const matches = stdout.trim().split("\n");
    expect(matches.map((line) => JSON.parse(line).file)).toEqual(logs);
  });

  test.each(["pattern", "rules", "proof"])(
    "trailwire/%s loads",
    async (name) => {
      const { stdout } = await node(
        folder,
        ...["-p", `Object.keys(require("trailwire/${name}")).length > 3`],
      );
      expect(stdout).toBe("true\n");
    },
  );
});
