import { fold, type Pattern } from "../ast";
import type { EventPattern } from "../event-bridge";
import { renderSelector } from "../render";
import { isExact, parseWildcardValue } from "./wildcard-value";

/**
 * How EventBridge names the kinds of CloudTrail events, by the record's `eventType`. Sign-ins are
 * spelled `Sign In` in CloudTrail's guide and `Signin` in EventBridge's.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
const detailTypes: Readonly<Record<string, readonly string[]>> = {
  AwsApiCall: ["AWS API Call via CloudTrail"],
  AwsConsoleAction: ["AWS Console Action via CloudTrail"],
  AwsConsoleSignIn: [
    "AWS Console Sign In via CloudTrail",
    "AWS Console Signin via CloudTrail",
  ],
  AwsServiceEvent: ["AWS Service Event via CloudTrail"],
  AwsVpceEvents: ["AWS Network Activity Event via CloudTrail"],
  AwsCloudTrailInsight: ["AWS Insight via CloudTrail"],
};

/**
 * The fields beside `detail` that every CloudTrail event has which the pattern matches, as narrow
 * as its conditions prove: `source` from eventSource (`s3.amazonaws.com` comes as `aws.s3`) and
 * `detail-type` from eventType.
 *
 * No account can put an event on a bus whose source begins with `aws.`, so the source also keeps
 * made-up records out.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events.html for the source of each service
 */
export function cloudTrailEnvelope(pattern: Pattern): EventPattern {
  const services = valuesOf(pattern, "$.eventSource")?.map(
    (service) => /^([a-z0-9-]+)\.amazonaws\.com$/.exec(service)?.[1],
  );
  const types = valuesOf(pattern, "$.eventType")?.map((type) =>
    Object.hasOwn(detailTypes, type) ? detailTypes[type] : undefined,
  );
  return {
    source:
      services === undefined || services.includes(undefined)
        ? [{ prefix: "aws." }]
        : services.map((service) => `aws.${service}`),
    "detail-type":
      types === undefined || types.includes(undefined)
        ? [{ suffix: " via CloudTrail" }]
        : types.flatMap((names) => names ?? []),
  };
}

/** The texts of which the field holds one wherever the pattern matches, each once; undefined where it may hold others. */
function valuesOf(
  pattern: Pattern,
  field: string,
): readonly string[] | undefined {
  const unbounded = () => undefined;
  return fold<readonly string[] | undefined>(pattern, {
    and: ({ operands }) =>
      operands
        .map((operand) => valuesOf(operand, field))
        .reduce((one, other) =>
          one && other
            ? one.filter((value) => other.includes(value))
            : (one ?? other),
        ),
    or: ({ operands }) => {
      const lists = operands.map((operand) => valuesOf(operand, field));
      return lists.includes(undefined)
        ? undefined
        : [...new Set(lists.flatMap((list) => list ?? []))];
    },
    text: ({ selector, operator, value }) =>
      renderSelector(selector) === field &&
      operator === "=" &&
      isExact(parseWildcardValue(value))
        ? [value]
        : undefined,
    number: unbounded,
    regex: unbounded,
    is: unbounded,
    "not-exists": unbounded,
  });
}
