import { writeFileSync } from "node:fs";
import { devNull } from "node:os";
import { join } from "node:path";
import { awsProvider, reachesRegistry } from "./machine";
import { findMirror, type Provider } from "./provider-mirror";
import { installRandomProvider } from "./random-provider/install";

/** The version that the stand-in claims to be; any that the stacks' range admits. */
export const randomProvider = { name: "random", version: "3.7.2" } as const;

/**
 * The environment in which Terraform gets its providers from where this machine has them, and talks
 * to the emulator. Nothing that names a real AWS account is passed on.
 * @param folder - keeps the generated CLI configuration
 * @param endpoint - the emulator's address
 */
export function terraformEnv(
  folder: string,
  endpoint: string,
): NodeJS.ProcessEnv {
  const config = join(folder, "terraform.rc");
  const mirrors = providerMirrors(folder);
  writeFileSync(config, installation(mirrors));
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(AWS|TF|CDKTF)_/.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    AWS_ENDPOINT_URL: endpoint,
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: "true",
    TF_CLI_CONFIG_FILE: config,
    TF_IN_AUTOMATION: "1",
    // The stand-in for hashicorp/random answers without TLS.
    TF_DISABLE_PLUGIN_TLS: "1",
    CHECKPOINT_DISABLE: "1",
    CI: "1",
    // The cache would hold a copy of what the mirror lends by a link.
    ...(mirrors.size > 0 && { CDKTF_DISABLE_PLUGIN_CACHE_ENV: "true" }),
  };
}

/** The mirror of each provider that does not come from the registry. */
function providerMirrors(folder: string): ReadonlyMap<Provider, string> {
  const mirrors = new Map<Provider, string>();
  for (const provider of [awsProvider, randomProvider]) {
    const mirror = findMirror(provider);
    if (mirror !== undefined) mirrors.set(provider, mirror);
  }
  if (!mirrors.has(randomProvider) && !reachesRegistry()) {
    const mirror = join(folder, "mirror");
    installRandomProvider(mirror, randomProvider);
    mirrors.set(randomProvider, mirror);
  }
  return mirrors;
}

function installation(mirrors: ReadonlyMap<Provider, string>): string {
  const sources = [...mirrors.keys()].map(
    ({ name }) => `registry.terraform.io/hashicorp/${name}`,
  );
  const blocks = [...mirrors].map(
    ([{ name }, path]) =>
      `filesystem_mirror {
    path    = ${JSON.stringify(path)}
    include = ["registry.terraform.io/hashicorp/${name}"]
  }`,
  );
  return `provider_installation {
  ${blocks.join("\n  ")}
  direct {
    exclude = ${JSON.stringify(sources)}
  }
}
`;
}
