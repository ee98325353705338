import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { bundle, bundleFile } from "../src/constructs/bundle";
import { packageEntries, writeModules } from "./modules";
import { reachableTypes } from "./reachable-types";
import { thirdPartyLicences } from "./third-party";

/*
 * Makes dist/, which the package has in the place of its sources: their code in a few modules, the
 * types of what a library's user imports, and the functions' code as one file each, so that neither
 * a compiler nor a bundler runs where the package is used. Needs no network.
 */
const root = join(__dirname, "..");
const dist = join(root, "dist");

async function main(): Promise<void> {
  rmSync(dist, { recursive: true, force: true });
  await writeModules(packageEntries, dist);
  writeTypes();
  writeFunctions();
}

function writeTypes(): void {
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const { status } = spawnSync(
    process.execPath,
    [tsc, "--project", join(__dirname, "tsconfig.types.json")],
    { stdio: ["ignore", process.stderr, process.stderr] },
  );
  if (status !== 0) process.exit(1);
  const types = filesIn(join(dist, "types"));
  const reachable = reachableTypes(
    types.filter((file) => dirname(file).endsWith(join("src", "library"))),
  );
  for (const file of types) if (!reachable.has(file)) rmSync(file);
}

function writeFunctions(): void {
  const functions = filesIn(join(root, "src", "runtime")).filter(isFunction);
  for (const file of functions) {
    const there = join(dist, relative(root, file));
    mkdirSync(dirname(there), { recursive: true });
    writeFileSync(bundleFile(there), bundle(file));
  }
  writeFileSync(
    join(dist, "THIRD-PARTY-LICENSES.txt"),
    thirdPartyLicences(functions),
  );
}

/** Whether Lambda calls it. Whatever else the runtime has is part of such a file. */
function isFunction(file: string): boolean {
  return /^export const handler\b/m.test(readFileSync(file, "utf8"));
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

void main();
