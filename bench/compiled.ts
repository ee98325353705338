import { cpSync, mkdtempSync, realpathSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageEntries, writeModules } from "../scripts/modules";

const root = join(__dirname, "..");

/**
 * A folder with this project as the published package has it, so that no measured process spends its
 * time on compiling TypeScript. Scripts of the benchmark are made in the same way, from the same modules.
 *
 * @param scripts - files, as paths from the root; `moduleFile` tells where in `dist` they lie
 */
export async function compiled(...scripts: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "trailwire-bench-"));
  await writeModules([...packageEntries, ...scripts], join(folder, "dist"));
  for (const name of ["package.json", "bin/trailwire.js"]) {
    cpSync(join(root, name), join(folder, name));
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}
