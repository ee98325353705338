import type { CloudwatchEventTargetInputTransformer } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import type { Construct } from "constructs";
import { alertLines, alertPaths, type AlertValue } from "../rule/alert-message";
import type { Rule } from "../rule/rule";
import { Environment } from "./environment";
import { literal } from "./literal";
import { templateWords } from "./template-words";

/**
 * EventBridge's limit for a template, in characters.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html
 */
const LIMIT = 8192;

/** Where EventBridge finds what an alert tells. A path that the event lacks leaves nothing in its place. */
export function eventPath(value: AlertValue): string {
  // The envelope has the account for every event.
  return value === "account" ? "$.account" : `$.detail.${alertPaths[value]}`;
}

// Object.keys forgets the keys' type; alertPaths has no others.
const values = Object.keys(alertPaths) as AlertValue[];

/**
 * The mail of a rule's alert: who did what, where, when, from which address, with what success,
 * and what to do about it.
 *
 * EventBridge wants each line of a text in quotes, and leaves them in the mail. Values are put in
 * as they are, objects without their quotes; should one ever spoil the text, the event is
 * kept in the dead-letter queue.
 *
 * @throws Error when the rule's words are too many
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function eventMessage(
  scope: Construct,
  rule: Rule,
): CloudwatchEventTargetInputTransformer {
  const template = alertLines(rule, {
    value: (name) => `<${name}>`,
    words: plain,
    consoleHost: Environment.of(scope).consoleHost,
  })
    .map((line) => `"${line}"`)
    .join("\n");
  if (template.length > LIMIT) {
    throw new Error(
      `the mail of the rule "${rule.id}" has ${template.length} characters: expected at most ${LIMIT}, shorten its description or runbook`,
    );
  }
  return {
    inputPaths: Object.fromEntries(
      values.map((value) => [value, eventPath(value)]),
    ),
    inputTemplate: literal(template),
  };
}

/** Words of a rule as they may stand in a line of text, where `\` escapes. */
function plain(text: string): string {
  return templateWords(text).replaceAll("\\", "\\\\");
}
