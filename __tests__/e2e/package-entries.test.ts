import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { install, manifest, pack } from "./support/packed";
import { run } from "./support/run";

const root = join(__dirname, "../..");
const { dependencies, peerDependencies = {} } = manifest;

/** The entry points, by the names that are imported. */
const entries = [
  "trailwire",
  "trailwire/pattern",
  "trailwire/rules",
  "trailwire/proof",
];

/** An app of somebody else's, in which the package is installed. */
let app: string;
beforeAll(async () => {
  const tarball = await pack();
  app = await install(tarball, [
    ...Object.keys({ ...dependencies, ...peerDependencies }),
  ]);
  rmSync(dirname(tarball), { recursive: true });
});
afterAll(() => rmSync(app, { recursive: true }));

// jsii brings one, which knows every way of resolution; TypeScript 7 has left node10 out.
const olderTsc = createRequire(require.resolve("jsii/package.json")).resolve(
  "typescript/bin/tsc",
);

const node = (cwd: string, ...args: readonly string[]) =>
  run(process.execPath, args, { cwd, env: process.env });

test("entry points give an ES module every name that they give require", async () => {
  const file = join(app, "names.mjs");
  writeFileSync(
    file,
    `import { createRequire } from "node:module";
    const require = createRequire(import.meta.url);
    for (const name of ${JSON.stringify(entries)}) {
      const { default: all, ...named } = await import(name);
      const wanted = Object.keys(require(name)).sort();
      const got = Object.keys(named).filter((name) => name !== "module.exports");
      console.log(JSON.stringify({ name, same: String(got) === String(wanted), count: got.length }));
    }`,
  );
  const { stdout } = await node(app, file);
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toEqual(
    entries.map((name) => ({ name, same: true, count: expect.any(Number) })),
  );
  expect(Math.min(...lines.map(({ count }) => count))).toBeGreaterThan(3);
});

test("entry points share their classes, so that `instanceof` holds between them", () => {
  const dist = join(app, "node_modules/trailwire/dist");
  const modules = readdirSync(dist).filter((file) => file.endsWith(".js"));
  const classes = modules.flatMap((file) =>
    [
      ...readFileSync(join(dist, file), "utf8").matchAll(
        /^var (\w+) = class .*\bextends\b|^(?:var \w+ = )?class (\w+)/gm,
      ),
    ].map(([, assigned, declared]) => assigned ?? declared),
  );
  expect(classes.length).toBeGreaterThan(50);
  expect(classes.filter((name, n) => classes.indexOf(name) !== n)).toEqual([]);
});

test.each([
  ["node10", "commonjs", "app.ts"],
  ["node16", "node16", "app.ts"],
  ["node16", "node16", "esm.mts"],
  ["bundler", "esnext", "app.ts"],
])(
  "entry points have types for resolution %s, module %s: %s",
  async (moduleResolution, module, name) => {
    const file = join(app, name);
    writeFileSync(
      file,
      `import { Trail } from "trailwire";
    import { field, pattern } from "trailwire/pattern";
    import { rules, type Rule } from "trailwire/rules";
    import { prove } from "trailwire/proof";
    export const made: Rule = { ...rules[0]!, pattern: field("eventName").equals("StopLogging") };
    export const all = [Trail, prove, pattern("{ $.readOnly IS TRUE }")];
    // @ts-expect-error the types are those of the package, not any
    field("eventNam");
    `,
    );
    await node(
      app,
      olderTsc,
      ...["--noEmit", "--strict", "--target", "es2022"],
      ...["--module", module, "--moduleResolution", moduleResolution],
      ...["--typeRoots", join(root, "node_modules/@types"), "--types", "node"],
      ...["--skipLibCheck", file],
    );
  },
);
