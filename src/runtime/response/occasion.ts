import { textAt, valueAt } from "../../cloudtrail/text-at";

/** What brought a function to do something. */
export interface Occasion {
  /** CloudTrail's eventID; else the id of EventBridge's event, or of the invocation. */
  readonly id: string;
  /** What happened, in AWS's words, such as `StopLogging`. */
  readonly name: string;
  /** When it happened, as AWS writes it; empty for an invocation. */
  readonly time: string;
  readonly account: string;
  readonly region: string;
  /** ARNs of who did it: the session and its role, or the user. None where the event does not say. */
  readonly callers: readonly string[];
  /** What the event tells. */
  readonly detail: unknown;
}

/**
 * The occasion that an event of EventBridge is. Anything else is taken for its detail: that is how a
 * person invokes the function.
 *
 * @param invocation id of the invocation
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html
 */
export function readOccasion(event: unknown, invocation: string): Occasion {
  const detail = valueAt(event, "detail") ?? event;
  return {
    id: textAt(detail, "eventID") ?? textAt(event, "id") ?? invocation,
    name:
      textAt(detail, "eventName") ??
      textAt(detail, "eventTypeCode") ??
      textAt(event, "detail-type") ??
      "an invocation by hand",
    time: textAt(detail, "eventTime") ?? textAt(event, "time") ?? "",
    account:
      textAt(event, "account") ?? textAt(detail, "recipientAccountId") ?? "",
    region: textAt(detail, "awsRegion") ?? textAt(event, "region") ?? "",
    callers: [
      "userIdentity.arn",
      "userIdentity.sessionContext.sessionIssuer.arn",
    ].flatMap((path) => textAt(detail, path) ?? []),
    detail,
  };
}

/** The ARN of something that the occasion's account has in its region, such as `arn:aws:ec2:…:security-group/sg-1`. */
export function regionalArn(
  { account, region }: Occasion,
  service: string,
  resource: string,
): string {
  return `arn:${partitionOf(region)}:${service}:${region}:${account}:${resource}`;
}

/** The partition that a region is in. @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
