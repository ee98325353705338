import { mkdirSync, mkdtempSync, readFileSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { run } from "./run";

const root = resolve(__dirname, "../../..");

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** The project's package.json. */
export const manifest: Manifest = JSON.parse(
  readFileSync(join(root, "package.json"), "utf8"),
);

/** Makes the package that would be published. Returns its file, in a folder of its own. */
export async function pack(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "trailwire-pack-"));
  const { stdout } = await run(
    "npm",
    ["pack", "--silent", "--pack-destination", folder],
    { cwd: root, env: process.env },
  );
  return join(folder, stdout.trim());
}

/**
 * Installs the package into an empty folder, as npm would: beside it are the packages that it names, and no
 * other. They are those of this project, so that nothing is downloaded.
 * @param packages - what is beside it
 */
export async function install(
  tarball: string,
  packages: readonly string[],
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "trailwire-installed-"));
  const modules = join(folder, "node_modules");
  const own = join(modules, "trailwire");
  mkdirSync(own, { recursive: true });
  await run("tar", ["-xzf", tarball, "-C", own, "--strip-components=1"], {
    cwd: folder,
    env: process.env,
  });
  for (const name of packages) {
    const from = join(root, "node_modules", name);
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(from, join(modules, name));
  }
  return folder;
}
