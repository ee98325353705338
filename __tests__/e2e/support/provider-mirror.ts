import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** A provider as Terraform's registry knows it. */
export interface Provider {
  readonly name: "aws" | "random";
  readonly version: string;
}

/** Where a provider lies in a filesystem mirror. */
export function mirrorFolder({ name }: Provider): string {
  return join("registry.terraform.io", "hashicorp", name);
}

/** This machine as Terraform calls it, such as `linux_amd64`. */
export const platform = `${process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`;

/**
 * Finds a filesystem mirror that holds the provider: the one that `TF_PLUGIN_MIRROR` names, one of
 * those that Terraform knows by itself, or one that an image keeps two levels below the root.
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
 */
export function findMirror(provider: Provider): string | undefined {
  const { TF_PLUGIN_MIRROR, XDG_DATA_HOME } = process.env;
  const named = TF_PLUGIN_MIRROR ? [TF_PLUGIN_MIRROR] : undefined;
  const implied = [
    join(homedir(), ".terraform.d", "plugins"),
    join(
      XDG_DATA_HOME || join(homedir(), ".local", "share"),
      "terraform",
      "plugins",
    ),
    "/usr/local/share/terraform/plugins",
    "/usr/share/terraform/plugins",
  ];
  return (named ?? [...implied, ...subfolders("/").flatMap(subfolders)]).find(
    (folder) => holds(folder, provider),
  );
}

function holds(mirror: string, provider: Provider): boolean {
  const { name, version } = provider;
  const folder = join(mirror, mirrorFolder(provider));
  return (
    existsSync(join(folder, version, platform)) ||
    existsSync(
      join(folder, `terraform-provider-${name}_${version}_${platform}.zip`),
    )
  );
}

function subfolders(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(folder, name));
  } catch {
    // Not ours to read, so no mirror for us either.
    return [];
  }
}
