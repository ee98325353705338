import type { CloudwatchEventTargetInputTransformer } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import type { Construct } from "constructs";
import type { Rule } from "../rule/rule";
import { Environment } from "./environment";
import { literal } from "./literal";

/**
 * EventBridge's limit for a template, in characters.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html
 */
const LIMIT = 8192;

/** What the mail takes from the event. A path that the event lacks leaves nothing in its place. */
const paths = {
  account: "$.account",
  action: "$.detail.eventName",
  address: "$.detail.sourceIPAddress",
  agent: "$.detail.userAgent",
  caller: "$.detail.userIdentity.arn",
  callerType: "$.detail.userIdentity.type",
  error: "$.detail.errorCode",
  errorMessage: "$.detail.errorMessage",
  event: "$.detail.eventID",
  issuer: "$.detail.userIdentity.sessionContext.sessionIssuer.arn",
  parameters: "$.detail.requestParameters",
  region: "$.detail.awsRegion",
  service: "$.detail.eventSource",
  through: "$.detail.userIdentity.invokedBy",
  time: "$.detail.eventTime",
} as const satisfies Readonly<Record<string, `$.${string}`>>;

type Variable = keyof typeof paths;

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
  const template = lines(rule, Environment.of(scope).consoleHost)
    .map((line) => `"${line}"`)
    .join("\n");
  if (template.length > LIMIT) {
    throw new Error(
      `the mail of the rule "${rule.id}" has ${template.length} characters: expected at most ${LIMIT}, shorten its description or runbook`,
    );
  }
  return { inputPaths: paths, inputTemplate: literal(template) };
}

function lines(rule: Rule, host: string): readonly string[] {
  const v = (name: Variable) => `<${name}>`;
  return [
    plain(`${rule.severity.toUpperCase()}: ${rule.title}`),
    `Who: ${v("caller")} (${v("callerType")})`,
    `Session of: ${v("issuer")}`,
    `Through service: ${v("through")}`,
    `What: ${v("action")} on ${v("service")}`,
    `With: ${v("parameters")}`,
    `Where: account ${v("account")}, region ${v("region")}`,
    `When: ${v("time")}`,
    `From: ${v("address")}, ${v("agent")}`,
    `Error (empty if it succeeded): ${v("error")} ${v("errorMessage")}`,
    `Event: ${v("event")}`,
    `Look: https://${v("region")}.${host}/cloudtrailv2/home?region=${v("region")}#/events/${v("event")}`,
    plain(`Why it matters: ${rule.description}`),
    ...rule.runbook.map((step, index) => plain(`${index + 1}. ${step}`)),
    `Rule: ${rule.id}`,
  ];
}

/** Words of a rule as they may stand in a template, where `"` ends the line, `\` escapes and `<` begins a variable. */
function plain(text: string): string {
  return text
    .replaceAll('"', "'")
    .replaceAll("\\", "\\\\")
    .replace(/\s+/g, " ")
    .replaceAll("<", "‹")
    .replaceAll(">", "›");
}
