import { join } from "node:path";
import type { Finding } from "./finding";
import type { Machine } from "./machine";
import { isAtLeast } from "./versions";

/** The provider's versions that the output works with: the first, and the first that it does not. */
const RANGE = { from: "5.100", below: "7" };
const WANTED = `hashicorp/aws >= ${RANGE.from}, < ${RANGE.below}`;

const check = "provider";

/**
 * Whether Terraform will find the AWS provider: in a mirror of this machine, or in the registry. What is asked
 * is what Terraform would ask, in its order.
 *
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#provider-installation
 */
export async function checkProvider(
  machine: Machine,
  isOpenTofu: boolean,
): Promise<Finding> {
  const host = isOpenTofu ? "registry.opentofu.org" : "registry.terraform.io";
  const { file, text } = configuration(machine, isOpenTofu);
  const installation = /\bprovider_installation\s*\{(.*)/s.exec(text)?.[1];
  const mirrors =
    installation === undefined
      ? impliedMirrors(machine)
      : pathsIn(installation, "filesystem_mirror", "path");
  for (const mirror of mirrors) {
    const version = versionIn(machine, join(mirror, host, "hashicorp", "aws"));
    if (version === undefined) continue;
    return {
      check,
      status: "ok",
      found: `hashicorp/aws ${version} in ${mirror}`,
    };
  }
  const [network] = pathsIn(installation ?? "", "network_mirror", "url");
  if (network !== undefined) {
    return {
      check,
      status: "unknown",
      found: `${file} names the mirror ${network}, which only terraform init can ask`,
    };
  }
  if (installation !== undefined && !/\bdirect\s*\{/.test(installation)) {
    return {
      check,
      status: "missing",
      found: `no ${WANTED} in the mirrors that ${file} names`,
      mend: `terraform providers mirror ${mirrors[0] ?? "<folder>"}, in the synthesized folder and on a machine that reaches ${host}`,
    };
  }
  return checkRegistry(machine, host);
}

async function checkRegistry(
  { environment, unreachable }: Machine,
  host: string,
): Promise<Finding> {
  const reason = await unreachable(
    `https://${host}/.well-known/terraform.json`,
  );
  if (reason === undefined) {
    return { check, status: "ok", found: `${host} answers` };
  }
  const proxy = environment["HTTPS_PROXY"] ?? environment["https_proxy"];
  return proxy
    ? {
        check,
        status: "unknown",
        found: `${host} cannot be reached from here (${reason}); Terraform will try through the proxy of HTTPS_PROXY`,
      }
    : {
        check,
        status: "missing",
        found: `${host} cannot be reached (${reason}), and no mirror of this machine holds ${WANTED}`,
        mend: "let it be reached (HTTPS_PROXY names a proxy), or make a mirror: https://developer.hashicorp.com/terraform/cli/commands/providers/mirror",
      };
}

/** Terraform's own configuration file, such as there is. */
function configuration(
  { environment, home, read }: Machine,
  isOpenTofu: boolean,
): { readonly file: string; readonly text: string } {
  const named = environment["TF_CLI_CONFIG_FILE"];
  const files = named
    ? [named]
    : [
        ...(isOpenTofu ? [join(home, ".tofurc")] : []),
        join(home, ".terraformrc"),
        join(environment["APPDATA"] ?? home, "terraform.rc"),
      ];
  for (const file of files) {
    const text = read(file);
    // Comments may hold examples.
    if (text !== undefined) {
      return { file, text: text.replace(/^\s*(#|\/\/).*$/gm, "") };
    }
  }
  return { file: "", text: "" };
}

/** @see https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories */
function impliedMirrors({ environment, home }: Machine): readonly string[] {
  const data = environment["XDG_DATA_HOME"] || join(home, ".local", "share");
  return [
    "terraform.d/plugins",
    join(home, ".terraform.d", "plugins"),
    join(data, "terraform", "plugins"),
    "/usr/local/share/terraform/plugins",
    "/usr/share/terraform/plugins",
  ];
}

function pathsIn(
  text: string,
  block: string,
  argument: string,
): readonly string[] {
  const found = text.matchAll(
    new RegExp(`\\b${block}\\s*\\{[^}]*?\\b${argument}\\s*=\\s*"([^"]+)"`, "g"),
  );
  return [...found].map(([, path = ""]) => path);
}

/** A version in the range, as a folder of files or as `terraform-provider-aws_5.100.0_linux_amd64.zip`. */
function versionIn({ list }: Machine, folder: string): string | undefined {
  return list(folder)
    .map((name) => /^(?:.*_)?(\d+\.\d+\.\d+)(?:_.*\.zip)?$/.exec(name)?.[1])
    .find(
      (version) =>
        version !== undefined &&
        isAtLeast(version, RANGE.from) &&
        !isAtLeast(version, RANGE.below),
    );
}
