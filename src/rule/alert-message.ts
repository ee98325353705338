import type { Rule } from "./rule";

/** What an alert tells of an event, by where the record has it. */
export const alertPaths = {
  account: "recipientAccountId",
  action: "eventName",
  address: "sourceIPAddress",
  agent: "userAgent",
  caller: "userIdentity.arn",
  callerType: "userIdentity.type",
  error: "errorCode",
  errorMessage: "errorMessage",
  event: "eventID",
  issuer: "userIdentity.sessionContext.sessionIssuer.arn",
  parameters: "requestParameters",
  region: "awsRegion",
  service: "eventSource",
  through: "userIdentity.invokedBy",
  time: "eventTime",
} as const;

/** A thing that an alert tells of an event. */
export type AlertValue = keyof typeof alertPaths;

/** What an alert needs to know of its rule. */
export type AlertRule = Pick<
  Rule,
  "id" | "title" | "description" | "severity" | "runbook"
>;

/** How a route writes an alert down. */
export interface AlertStyle {
  /** A value of the event, or what stands for it. */
  readonly value: (name: AlertValue) => string;
  /** Makes the rule's words fit for where they are going. */
  readonly words: (text: string) => string;
  /** Host of the AWS console in this partition, behind the region. */
  readonly consoleHost: string;
}

/** The first line of an alert, also the subject of its mail: `HIGH: CloudTrail was stopped or changed`. */
export function alertTitle({
  severity,
  title,
}: Pick<AlertRule, "severity" | "title">): string {
  return `${severity.toUpperCase()}: ${title}`;
}

/**
 * The lines of an alert, the same on every route: who did what, where, when, from which address,
 * with what success, and what to do about it.
 */
export function alertLines(
  rule: AlertRule,
  { value: v, words, consoleHost }: AlertStyle,
): readonly string[] {
  return [
    words(alertTitle(rule)),
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
    `Look: https://${v("region")}.${consoleHost}/cloudtrailv2/home?region=${v("region")}#/events/${v("event")}`,
    words(`Why it matters: ${rule.description}`),
    ...rule.runbook.map((step, index) => words(`${index + 1}. ${step}`)),
    `Rule: ${rule.id}`,
  ];
}
