import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { awsProvider } from "./machine";

/**
 * Turns a synthesized stack to the emulator, and to the provider version that was measured there.
 * Terraform merges an override file into the others, so the synthesized one stays as it is.
 * @see https://developer.hashicorp.com/terraform/language/files/override
 */
export function writeEmulatorOverride(stackFolder: string): void {
  const { provider } = JSON.parse(
    readFileSync(join(stackFolder, "cdk.tf.json"), "utf8"),
  );
  const override = {
    terraform: {
      required_providers: {
        aws: { source: "hashicorp/aws", version: awsProvider.version },
      },
    },
    provider: {
      // One for each region, told apart by their aliases.
      aws: provider.aws.map(({ alias }: { alias?: string }) => ({
        ...(alias !== undefined && { alias }),
        access_key: "test",
        secret_key: "test",
        skip_metadata_api_check: "true",
        s3_use_path_style: true,
        // The emulator's errors are faults, not load: to repeat the call only looks like a hang.
        max_retries: 2,
      })),
    },
  };
  writeFileSync(
    join(stackFolder, "zz_override.tf.json"),
    JSON.stringify(override),
  );
}
