import type { TerraformStack } from "cdktf";
import {
  ConfigBucket,
  ConfigurationRecorder,
  type ConfigurationRecorderProps,
} from "../../../src/constructs";

/** A recorder with a bucket of its own. */
export function recorder(
  stack: TerraformStack,
  overrides: Partial<ConfigurationRecorderProps> = {},
): ConfigurationRecorder {
  return new ConfigurationRecorder(stack, "recorder", {
    name: "monitor",
    bucket: new ConfigBucket(stack, "history", { name: "history" }),
    ...overrides,
  });
}
