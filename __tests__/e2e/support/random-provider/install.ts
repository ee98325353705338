import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mirrorFolder, platform, type Provider } from "../provider-mirror";

/**
 * Puts the stand-in into a filesystem mirror, as the executable that Terraform expects there.
 * Terraform must be run with `TF_DISABLE_PLUGIN_TLS=1`: the stand-in answers without TLS.
 */
export function installRandomProvider(mirror: string, provider: Provider) {
  const folder = join(
    mirror,
    mirrorFolder(provider),
    provider.version,
    platform,
  );
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, `terraform-provider-random_v${provider.version}`),
    [
      `#!${process.execPath}`,
      `require(${JSON.stringify(require.resolve("tsx/cjs"))});`,
      `require(${JSON.stringify(join(__dirname, "server.ts"))});`,
      "",
    ].join("\n"),
    { mode: 0o755 },
  );
}
