import type { CloudwatchEventTargetInputTransformer } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import type { Construct } from "constructs";
import { alertTitle, type AlertValue } from "../rule/alert-message";
import type { Rule } from "../rule/rule";
import { Environment } from "./environment";
import { eventPath } from "./event-message";
import { literal } from "./literal";
import { templateWords } from "./template-words";

/** EventBridge's limit for a template, in characters. */
const LIMIT = 8192;

/**
 * What a chat is told of an event. User agents, parameters and error texts are left out: a quote in
 * one would end the text around it, and whoever calls AWS chooses them. The event shows them.
 */
const told = [
  "account",
  "action",
  "address",
  "caller",
  "callerType",
  "error",
  "event",
  "issuer",
  "region",
  "service",
  "through",
  "time",
] as const satisfies readonly AlertValue[];

/**
 * The chat message of a rule's alert, as a custom notification of Amazon Q Developer in chat
 * applications. It shows nothing of a message in any other form, and tells nobody so.
 *
 * @throws Error when the rule's words are too many
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 */
export function chatMessage(
  scope: Construct,
  rule: Rule,
): CloudwatchEventTargetInputTransformer {
  const { consoleHost } = Environment.of(scope);
  const title = templateWords(alertTitle(rule));
  const template = JSON.stringify({
    version: "1.0",
    source: "custom",
    id: v("event"),
    content: {
      textType: "client-markdown",
      title,
      description: lines(rule, consoleHost).join("\n"),
      nextSteps: rule.runbook.map(templateWords),
      keywords: [rule.id, rule.severity],
    },
    metadata: {
      // What one rule tells of one account becomes one thread, where the channel wants threads.
      threadId: `${rule.id}-${v("account")}`,
      summary: title,
      eventType: rule.id,
    },
  });
  if (template.length > LIMIT) {
    throw new Error(
      `the chat message of the rule "${rule.id}" has ${template.length} characters: expected at most ${LIMIT}, shorten its description or runbook`,
    );
  }
  return {
    inputPaths: Object.fromEntries(
      told.map((value) => [value, eventPath(value)]),
    ),
    inputTemplate: literal(template),
  };
}

function lines(rule: Rule, consoleHost: string): readonly string[] {
  return [
    `Who: ${v("caller")} (${v("callerType")})`,
    `Session of: ${v("issuer")}`,
    `Through service: ${v("through")}`,
    `What: ${v("action")} on ${v("service")}`,
    `Where: account ${v("account")}, region ${v("region")}`,
    `When: ${v("time")}`,
    `From: ${v("address")}`,
    `Error (empty if it succeeded): ${v("error")}`,
    `Look: https://${v("region")}.${consoleHost}/cloudtrailv2/home?region=${v("region")}#/events/${v("event")}`,
    `Why it matters: ${templateWords(rule.description)}`,
  ];
}

/** The place of a value in the template. */
function v(name: (typeof told)[number]): string {
  return `<${name}>`;
}
