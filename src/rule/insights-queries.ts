import { recordSchema } from "../cloudtrail/record";
import { toInsights, UnsupportedPatternError } from "../pattern/forms";
import { collectQueries } from "./collect-queries";
import type { Hunt } from "./hunt";
import type { Rule } from "./rule";
import type { SavedQuerySet } from "./saved-query";

/**
 * The longest query that CloudWatch Logs saves, in characters.
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutQueryDefinition.html
 */
const LONGEST_QUERY = 10_000;

/** What is shown of an event that a rule finds. */
const FIELDS = [
  "eventTime",
  "recipientAccountId",
  "awsRegion",
  "eventSource",
  "eventName",
  "userIdentity.arn",
  "sourceIPAddress",
  "userAgent",
  "errorCode",
  "eventID",
];

/**
 * A Logs Insights query for each rule and each hunt that its language can express. The time to look
 * at is chosen where the query is run.
 */
export function insightsQueries(
  rules: readonly Rule[],
  hunts: readonly Hunt[],
): SavedQuerySet {
  const hunting = hunts.flatMap(({ id, title, question, insights }) =>
    insights === undefined
      ? []
      : {
          id,
          kind: "hunt" as const,
          description: `${title}. ${question}`,
          text: `${insights.trim()}\n`,
        },
  );
  return collectQueries(rules, ofRule, hunting);
}

function ofRule({ pattern }: Rule): string {
  const filter = toInsights(pattern, recordSchema, { freeForm: "as-written" });
  const text = [
    `fields ${FIELDS.join(", ")}`,
    `| filter ${filter}`,
    "| sort @timestamp desc",
    // As many as it ever shows.
    "| limit 10000",
    "",
  ].join("\n");
  if (text.length <= LONGEST_QUERY) return text;
  throw new UnsupportedPatternError("Logs Insights", pattern, {
    reason: `the query has ${text.length} characters, Logs Insights saves ${LONGEST_QUERY}`,
    mend: "split the pattern",
  });
}
