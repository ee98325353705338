import type { CloudTrailRecord } from "../cloudtrail/record";
import type { Pattern } from "../pattern";

/**
 * How a rule's matches reach people. `metric`: metric filter and alarm over the trail's log group,
 * what auditors check. `event`: an EventBridge rule, whose mail says who did what.
 */
export type Route = "metric" | "event";

/**
 * How soon a person should look. `critical` and `high` are for a human now; `medium` is for
 * today; `low` and `info` are for the record.
 */
export type Severity = "critical" | "high" | "medium" | "low" | "info";

export const severities: readonly Severity[] = [
  "critical",
  "high",
  "medium",
  "low",
  "info",
];

/** A requirement of a published benchmark that the rule satisfies. */
export interface Control {
  readonly framework:
    | "CIS AWS Foundations Benchmark"
    | "AWS Security Hub"
    | "NIST SP 800-53"
    | "PCI DSS";
  /** The versions of the framework in which the control carries this id, such as `["1.4", "3.0"]`. */
  readonly versions: readonly string[];
  /** The control's id in the framework, such as `4.3` or `CloudWatch.1`. */
  readonly id: string;
}

/** When the metric alarm of a rule fires. */
export interface AlarmSettings {
  /**
   * The sum of matching events within one period at which the alarm fires.
   * @default 1
   */
  readonly threshold?: number;
  /**
   * Length of a period in seconds: 60 or a multiple of it.
   * @default 300, because CloudTrail delivers to CloudWatch Logs about every five minutes
   */
  readonly period?: number;
}

/** One detection: what to look for, why, what to do about it, and the cases that prove it. */
export interface Rule {
  /** Kebab-case and unique; the file in `rules/` carries the same name. */
  readonly id: string;
  /** What happened, as the subject of an alert: `CloudTrail was stopped or changed`. */
  readonly title: string;
  /** Why it matters, in one or two sentences. */
  readonly description: string;
  readonly severity: Severity;
  readonly pattern: Pattern;
  /**
   * The metric filter's exact text, where a checker compares letters (AWS Security Hub does).
   * It is parsed and proved to mean the same as {@link pattern}.
   * @default - the canonical rendering of the pattern
   */
  readonly verbatim?: string;
  readonly controls: readonly Control[];
  /** MITRE ATT&CK techniques, such as `T1562.008`. */
  readonly attack: readonly string[];
  /** What harmless activity looks the same. */
  readonly falsePositives: readonly string[];
  /** Three to six steps that a tired person can follow. */
  readonly runbook: readonly string[];
  /**
   * How its matches reach people.
   * @default - `metric` where a benchmark asks for it, else `event` (routes.ts)
   */
  readonly routes?: readonly [Route, ...Route[]];
  /** @default - one event within five minutes */
  readonly alarm?: AlarmSettings;
  /** Named records that the rule must match. */
  readonly matches: Readonly<Record<string, CloudTrailRecord>>;
  /** Named records that the rule must not match; near misses before obvious ones. */
  readonly ignores: Readonly<Record<string, CloudTrailRecord>>;
}

/** The rule's alarm settings with what it leaves to the defaults. */
export function alarmOf(rule: Pick<Rule, "alarm">): Required<AlarmSettings> {
  return { threshold: 1, period: 300, ...rule.alarm };
}

/** The rule's name in CloudWatch, for its metric and its metric filter: `root-usage` becomes `RootUsage`. */
export function metricName(rule: Pick<Rule, "id">): string {
  return rule.id
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
