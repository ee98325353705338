import type { CloudwatchEventTargetInputTransformer } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import type { Construct } from "constructs";
import { Environment } from "./environment";
import { literal } from "./literal";

/**
 * The mail about an event of an AWS service, as EventBridge fills it in.
 *
 * @param paths where the event has what the mail tells, such as `{ title: "$.detail.title" }`. A
 * path that an event lacks leaves nothing in its place.
 * @param lines the mail's lines, without `"`, `\` and `<` in their own words: EventBridge wants
 * each in quotes. `value` stands for what a path finds, `consoleHost` is the console's host behind
 * the region.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function serviceMessage<Value extends string>(
  scope: Construct,
  paths: Readonly<Record<Value, string>>,
  lines: (
    value: (name: Value) => string,
    consoleHost: string,
  ) => readonly string[],
): CloudwatchEventTargetInputTransformer {
  const { consoleHost } = Environment.of(scope);
  const template = lines((name) => `<${name}>`, consoleHost)
    .map((line) => `"${line}"`)
    .join("\n");
  return { inputPaths: paths, inputTemplate: literal(template) };
}
