import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../../..");

/**
 * Makes a folder in which cdktf's commands work as in the project itself, with an output and a state
 * of its own.
 * @param context - added to that of the project's `cdktf.json`
 * @param beside - the folder to make it in
 */
export function makeScratchProject(
  context: object = {},
  beside: string = tmpdir(),
): string {
  const folder = mkdtempSync(join(beside, "trailwire-"));
  for (const name of [
    "bin",
    "main.ts",
    "node_modules",
    "package.json",
    "src",
  ]) {
    symlinkSync(join(root, name), join(folder, name));
  }
  const config = JSON.parse(readFileSync(join(root, "cdktf.json"), "utf8"));
  writeFileSync(
    join(folder, "cdktf.json"),
    JSON.stringify({ ...config, context: { ...config.context, ...context } }),
  );
  return folder;
}
