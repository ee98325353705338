import type { CloudTrailRecord } from "../../cloudtrail/record";

const detailTypes = {
  AwsApiCall: "AWS API Call via CloudTrail",
  AwsConsoleAction: "AWS Console Action via CloudTrail",
  AwsConsoleSignIn: "AWS Console Sign In via CloudTrail",
  AwsServiceEvent: "AWS Service Event via CloudTrail",
  AwsVpceEvents: "AWS Network Activity Event via CloudTrail",
  AwsCloudTrailInsight: "AWS Insight via CloudTrail",
} as const;

/** An event as EventBridge has it, as far as anything but patterns looks into it. */
interface CloudTrailEvent {
  readonly "detail-type": string;
  readonly [field: string]: unknown;
}

/**
 * The event that EventBridge makes of a record.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export function eventOf(record: CloudTrailRecord): CloudTrailEvent {
  const { eventSource = "", eventType = "AwsApiCall" } = record;
  // A witness may hold a type that AWS has yet to invent.
  const isKnown = Object.hasOwn(detailTypes, eventType);
  return {
    version: "0",
    id: record.eventID,
    "detail-type": detailTypes[isKnown ? eventType : "AwsApiCall"],
    source: `aws.${eventSource.replace(/\.amazonaws\.com$/, "")}`,
    account: record.recipientAccountId,
    time: record.eventTime,
    region: record.awsRegion,
    resources: [],
    detail: record,
  };
}
