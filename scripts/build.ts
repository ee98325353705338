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
import { reachableTypes } from "./reachable-types";

/*
 * Makes dist/, which the package has in the place of its sources: their code, the types of what a
 * library's user imports, and the functions' code as one file each, so that neither a compiler nor a
 * bundler runs where the package is used. Needs no network.
 */
const root = join(__dirname, "..");
const dist = join(root, "dist");

rmSync(dist, { recursive: true, force: true });
compile("tsconfig.code.json");
compile("tsconfig.types.json");
const types = filesIn(dist).filter((file) => file.endsWith(".d.ts"));
const reachable = reachableTypes(
  types.filter((file) => dirname(file) === join(dist, "src", "library")),
);
for (const file of types) if (!reachable.has(file)) rmSync(file);

for (const file of filesIn(join(root, "src")).filter(isFunction)) {
  const there = join(dist, relative(root, file));
  mkdirSync(dirname(there), { recursive: true });
  writeFileSync(bundleFile(there), bundle(file));
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function compile(project: string): void {
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const { status } = spawnSync(
    process.execPath,
    [tsc, "--project", join(__dirname, project)],
    { stdio: ["ignore", process.stderr, process.stderr] },
  );
  if (status !== 0) process.exit(1);
}

/** Whether Lambda calls it. Whatever else the runtime has is part of such a file. */
function isFunction(file: string): boolean {
  return (
    file.startsWith(join(root, "src", "runtime")) &&
    /^export const handler\b/m.test(readFileSync(file, "utf8"))
  );
}
