import { routesOf } from "../../rule/routes";
import { alarmOf, type Rule } from "../../rule/rule";

/** How matches of a rule become mails where it is deployed. */
export type MailRoute = EventRoute | MetricRoute | PipelineRoute;

/** A mail for each event. */
export interface EventRoute {
  readonly kind: "event";
  /** The regions whose events reach the rule, by code. @default - all */
  readonly regions?: readonly string[];
}

/** A mail each time the rule's alarm goes off, whoever set it off and however often. */
export interface MetricRoute {
  readonly kind: "metric";
  /** The sum of matches within one period at which the alarm goes off. */
  readonly threshold: number;
  /** Length of a period in seconds. */
  readonly period: number;
}

/** One mail for what one caller does within a quarter of an hour. */
export interface PipelineRoute {
  readonly kind: "pipeline";
}

/** The routes that the rule takes by itself, with events of all regions heard. */
export function ownMailRoutes(
  rule: Pick<Rule, "routes" | "alarm"> & Partial<Pick<Rule, "controls">>,
): readonly MailRoute[] {
  return routesOf({ controls: [], ...rule }).map((kind) =>
    kind === "event" ? { kind } : { kind, ...alarmOf(rule) },
  );
}
