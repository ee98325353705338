import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "@cdktf/hcl2json";
import { awsProvider } from "./machine";

/** Terraform merges a file of this name into the others. */
const OVERRIDE = "zz_override.tf.json";

/** The blocks of an AWS provider, one for each region, told apart by their aliases. */
type Providers = readonly { readonly alias?: string }[];

/**
 * Turns a synthesized stack to the emulator, and to the provider version that was measured there.
 * Terraform merges an override file into the others, so the synthesized one stays as it is.
 * @see https://developer.hashicorp.com/terraform/language/files/override
 */
export function writeEmulatorOverride(stackFolder: string): void {
  const { provider } = JSON.parse(
    readFileSync(join(stackFolder, "cdk.tf.json"), "utf8"),
  );
  writeOverride(stackFolder, provider.aws);
}

/** The same for any root, in HCL or JSON; what has no provider of AWS, or has its override, is left as it is. */
export async function turnToEmulator(folder: string): Promise<void> {
  if (existsSync(join(folder, OVERRIDE))) return;
  const documents = await Promise.all(
    readdirSync(folder)
      .filter((name) => /\.tf(\.json)?$/.test(name))
      .map((name) => {
        const text = readFileSync(join(folder, name), "utf8");
        return name.endsWith(".json") ? JSON.parse(text) : parse(name, text);
      }),
  );
  const providers = documents.flatMap(({ provider }) => provider?.aws ?? []);
  if (providers.length > 0) writeOverride(folder, providers);
}

function writeOverride(folder: string, providers: Providers): void {
  const override = {
    terraform: {
      required_providers: {
        aws: { source: "hashicorp/aws", version: awsProvider.version },
      },
    },
    provider: {
      aws: providers.map(({ alias }) => ({
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
  writeFileSync(join(folder, OVERRIDE), JSON.stringify(override));
}
