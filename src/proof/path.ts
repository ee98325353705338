/** `unknown`: it depends on something that is not known before apply, or that cannot be evaluated. */
export type Verdict = "holds" | "broken" | "unknown";

/** The kinds of links, in the words that reports use. */
export type LinkKind =
  | "trail -> bucket"
  | "trail -> log group"
  | "log group -> filter"
  | "filter -> alarm"
  | "alarm -> topic"
  | "trail -> event bus"
  | "region -> home bus"
  | "event bus -> rule"
  | "rule -> target"
  | "bucket -> queue"
  | "bucket -> function"
  | "bucket -> topic"
  | "queue -> function"
  | "function -> table"
  | "function -> topic"
  | "log group -> function"
  | "Config rule -> event bus"
  | "topic -> subscription";

/** What is wrong in one link, and how it is mended. */
export interface Problem {
  /** A stable id for machines: kebab-case, such as `log-group-arn-suffix`. */
  readonly id: string;
  /** The address of the resource to mend: the faulty one, not the one that suffers. */
  readonly at: string;
  /** The argument in it, such as `cloud_watch_logs_group_arn`. @default - the resource as a whole, or its absence */
  readonly argument?: string;
  /** What was found and what was expected, in a sentence without capital and full stop. */
  readonly what: string;
  /** What to write instead. */
  readonly mend: string;
  /** Other addresses that may be the faulty one, where two resources disagree and neither is wrong by itself. @default - none */
  readonly orAt?: readonly string[];
}

/** One step of an alert on its way. */
export interface Link {
  readonly kind: LinkKind;
  /** The addresses at both ends; of what is missing, what it would be: `an aws_sns_topic_subscription`. */
  readonly from: string;
  readonly to: string;
  readonly verdict: Verdict;
  /** Why it is broken. Empty otherwise. */
  readonly problems: readonly Problem[];
  /** Why it is unknown. Empty otherwise. */
  readonly doubts: readonly string[];
  /** What a person should know of it though it decides nothing, such as that a mail must be confirmed. @default - nothing */
  readonly notes?: readonly string[];
}

export type AlertRoute = "metric" | "event" | "pipeline" | "config";

/** The way of an alert from what records it to who hears of it. */
export interface AlertPath {
  readonly route: AlertRoute;
  /** The address of what decides whether it is an alert: a metric filter, an event rule, a function, a Config rule. */
  readonly detector: string;
  readonly links: readonly Link[];
}

/** The verdict of links in a row: broken where one is, else unknown where one is. */
export function verdictOf(
  links: readonly { readonly verdict: Verdict }[],
): Verdict {
  return links.some(({ verdict }) => verdict === "broken")
    ? "broken"
    : links.some(({ verdict }) => verdict === "unknown")
      ? "unknown"
      : "holds";
}
