import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder that the paths of a bundle's modules are counted from. */
const root = join(__dirname, "..", "..");

/** The Node version of Lambda's runtime. */
const TARGET = "node22";

/** Where the published package has the bundle of an entry, in the place of its sources. */
export function bundleFile(entry: string): string {
  return entry.replace(/\.ts$/, ".bundle.js");
}

/**
 * A TypeScript file and all it imports as one CommonJS file, without a path of this machine.
 *
 * The AWS SDK goes in as well: the one that Lambda brings changes under the function's feet, and
 * loads more slowly.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
 */
export function bundle(entry: string): Uint8Array {
  const ready = bundleFile(entry);
  if (existsSync(ready)) return readFileSync(ready);
  // Loaded here, because most syntheses need no bundler.
  const { buildSync } = require("esbuild") as typeof import("esbuild"); // what the package exports
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    target: TARGET,
    format: "cjs",
    // ES modules, where a package has them, so that unused code falls away.
    mainFields: ["module", "main"],
    minify: true,
    // Errors are told by their names.
    keepNames: true,
    legalComments: "none",
    charset: "utf8",
    // Whatever configuration lies in the folders above is not asked.
    tsconfigRaw: {},
    logLevel: "silent",
    write: false,
  });
  const [file] = outputFiles;
  if (file === undefined) {
    throw new Error(`esbuild made no file of "${entry}": expected one`);
  }
  return file.contents;
}
