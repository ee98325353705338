import { join } from "node:path";
import { buildSync } from "esbuild";
import { commands } from "../../src/cli/commands";

/** What each command loads before it does anything, besides files of this project. */
const packages: Readonly<Record<string, readonly string[]>> = {
  init: ["jsonc-parser"],
  doctor: [],
  "rules list": [],
  "rules show": [],
  "rules test": [],
  "pattern check": [],
  "pattern match": [],
  backtest: [],
  coverage: [],
  prove: [],
  events: [],
  cost: [],
};

const main = "src/cli/main.ts";
const { metafile } = buildSync({
  entryPoints: [main],
  absWorkingDir: join(__dirname, "../.."),
  outdir: "unused",
  bundle: true,
  packages: "external",
  platform: "node",
  metafile: true,
  tsconfigRaw: {},
  logLevel: "error",
  write: false,
});

/** The packages that a file imports, and those that its imports do. What is `require`d comes later. */
function imported(entry: string): readonly string[] {
  const files = new Set([entry]);
  const found = new Set<string>();
  // A set that grows while it is walked is walked to its new end.
  for (const file of files) {
    for (const { path, kind, external } of metafile.inputs[file]?.imports ??
      []) {
      if (kind !== "import-statement") continue;
      if (metafile.inputs[path] !== undefined) files.add(path);
      // esbuild counts what only types come from as external, by its path.
      else if (external && !/^(node:|\.)/.test(path)) found.add(path);
    }
  }
  return [...found];
}

test("the table holds every command", () => {
  expect(Object.keys(packages).sort()).toEqual(
    commands.map(({ name }) => name).sort(),
  );
});

test("help needs commander, and nothing else", () => {
  expect(imported(main)).toEqual(["commander"]);
});

test.each(commands)(
  "trailwire $name starts without cdktf and with few packages",
  ({ name }) => {
    const file = `src/cli/commands/${name.replaceAll(" ", "-")}.ts`;
    expect(metafile.inputs).toHaveProperty([file]);
    expect(imported(file)).toEqual(packages[name]);
  },
);

test("no command ever loads cdktf", () => {
  const all = Object.values(metafile.inputs).flatMap(({ imports }) =>
    imports.filter(({ external }) => external).map(({ path }) => path),
  );
  expect(all).toContain("@cdktf/hcl2json"); // a reader of HCL, which knows nothing of the engine
  expect(
    all.filter((path) => /^(cdktf|constructs|@cdktf\/(?!hcl2json))/.test(path)),
  ).toEqual([]);
});
