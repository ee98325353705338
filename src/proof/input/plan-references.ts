import type { Value, ValueMap } from "../model";
import { own } from "../terraform/values";
import type { PlanConfiguration } from "./plan-configuration";

/**
 * Arguments that are what they refer to: around such a reference nobody writes anything else. A
 * plan does not show what stands around it.
 */
const BARE = new Set([
  "alarm_actions",
  "arn",
  "bucket",
  "cloud_watch_logs_role_arn",
  "destination_arn",
  "event_bus_name",
  "event_source_arn",
  "function_name",
  "insufficient_data_actions",
  "kms_key_id",
  "kms_master_key_id",
  "log_group_name",
  "ok_actions",
  "policy_arn",
  "queue_url",
  "role",
  "role_arn",
  "rule",
  "s3_bucket_name",
  "sns_topic_name",
  "target_key_id",
  "topic_arn",
]);

/** Whether an argument with one reference is that reference. */
export function isBare(argument: string, reference: string): boolean {
  return (
    BARE.has(argument) ||
    /(^|\.)data\.aws_iam_policy_document\.[^.]+\.(minified_)?json$/.test(
      reference,
    )
  );
}

const DEEPEST = 30;

/**
 * The value that a reference in a module has: `aws_sns_topic.alerts.arn`, `var.topic_arn` or
 * `module.alerts["a"].topic_arn`.
 */
export function resolveReference(
  reference: string,
  /** Of a resource in the module, or of the module itself with a dot behind it. */
  from: string,
  configuration: PlanConfiguration,
  valuesOf: (address: string) => ValueMap,
  depth = 0,
): Value | undefined {
  if (depth > DEEPEST) return undefined;
  const module = moduleOf(from);
  const again = (inner: string, at: string) =>
    resolveReference(inner, at, configuration, valuesOf, depth + 1);
  const variable = /^var\.([^.[]+)$/.exec(reference)?.[1];
  if (variable !== undefined) {
    const { value, references } = configuration.input(module, variable);
    if (value !== undefined) return value;
    const [only] = references;
    return only === undefined || references.length > 1
      ? undefined
      : again(only, parentOf(module));
  }
  const [, child, output] =
    /^(module\.[^.[]+(?:\[[^\]]*\])?)\.([^.[]+)$/.exec(reference) ?? [];
  if (child !== undefined && output !== undefined) {
    const path = module + child;
    const [only, ...others] = configuration.output(path, output);
    return only === undefined || others.length > 0
      ? undefined
      : again(only, `${path}.`);
  }
  const [, address, attribute] = /^(.+)\.([^.[\]]+)$/.exec(reference) ?? [];
  if (address === undefined || attribute === undefined) return undefined;
  return own(valuesOf(module + address), attribute);
}

/** `module.a["x"].` of `module.a["x"].aws_sns_topic.t`; empty for the root. */
function moduleOf(address: string): string {
  return (
    /^(?:module\.[^.[]+(?:\[(?:"[^"]*"|\d+)\])?\.)*/.exec(address)?.[0] ?? ""
  );
}

function parentOf(module: string): string {
  return module.replace(/module\.[^.[]+(?:\[(?:"[^"]*"|\d+)\])?\.$/, "");
}
