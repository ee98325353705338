import {
  cpSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";

const root = join(__dirname, "..");

/**
 * A folder with this project as JavaScript, as the published package has it, so that no measured
 * process spends its time on compiling TypeScript.
 */
export function compiled(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "trailwire-bench-"));
  for (const name of ["src", "rules", "bench"]) {
    const sources = readdirSync(join(root, name), {
      recursive: true,
      encoding: "utf8",
    }).filter((file) => file.endsWith(".ts"));
    buildSync({
      entryPoints: sources.map((file) => join(root, name, file)),
      outdir: join(folder, name),
      outbase: join(root, name),
      platform: "node",
      format: "cjs",
      tsconfigRaw: {},
    });
    cpSync(join(root, name), join(folder, name), {
      recursive: true,
      filter: (file) => !file.endsWith(".ts"),
    });
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}
