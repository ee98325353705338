import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { run } from "./run";

const root = resolve(__dirname, "../../..");
const project = join(root, "scripts", "next-engine");

/** What of cdktf the copy must do without. */
const engine = /^(cdktf|cdktf-cli|constructs|@cdktf\/.*)$/;

/**
 * Installs cdktn once, in the cache that `npm ci` clears.
 * @returns its node_modules; undefined where it cannot be had
 */
export function installNextEngine(): string | undefined {
  const lock = readFileSync(join(project, "package-lock.json"));
  const version = createHash("sha256").update(lock).digest("hex").slice(0, 16);
  const folder = join(root, "node_modules/.cache/trailwire/engine", version);
  const modules = join(folder, "node_modules");
  // npm writes it last.
  if (existsSync(join(modules, ".package-lock.json"))) return modules;
  mkdirSync(folder, { recursive: true });
  for (const name of ["package.json", "package-lock.json"]) {
    cpSync(join(project, name), join(folder, name));
  }
  const { status } = spawnSync(
    "npm",
    ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"],
    { cwd: folder, stdio: "ignore" },
  );
  return status === 0 ? modules : undefined;
}

/** A copy of the sources that was switched to cdktn as MIGRATING.md tells, with cdktf out of its reach. */
export async function makeSwitchedCopy(nextModules: string): Promise<string> {
  const copy = mkdtempSync(join(tmpdir(), "trailwire-next-"));
  for (const name of [
    ...["main.ts", "src", "rules", "scripts"],
    ...["package.json", "cdktf.json", "tsconfig.json"],
  ]) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  link(join(root, "node_modules"), copy, (name) => !engine.test(name));
  await run("npx", ["tsx", "scripts/next-engine/switch.ts"], {
    cwd: copy,
    env: process.env,
  });
  link(nextModules, copy, (name) => /^(@?cdktn|constructs)/.test(name));
  return copy;
}

/** Links the packages that are wanted into a project. */
function link(
  from: string,
  project: string,
  wanted: (name: string) => boolean,
): void {
  const names = readdirSync(from).flatMap((name) =>
    name.startsWith("@")
      ? readdirSync(join(from, name)).map((below) => `${name}/${below}`)
      : name,
  );
  for (const name of names.filter(wanted)) {
    const to = join(project, "node_modules", name);
    mkdirSync(dirname(to), { recursive: true });
    symlinkSync(join(from, name), to);
  }
}
