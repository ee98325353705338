import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** Many refused questions about buckets within minutes: somebody goes through them one by one. */
export const bucketsProbed: Rule = {
  id: "buckets-probed",
  title: "Buckets are being probed",
  description:
    "Who has stolen credentials tries every bucket. One refusal is nothing; a row of them is a search.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("s3.amazonaws.com"),
    field("eventName").like(
      "GetBucket*",
      "ListBuckets*",
      "ListObjects*",
      "HeadBucket*",
    ),
    field("errorCode").equals("AccessDenied"),
    field("userIdentity.invokedBy").notExists(),
  ),
  controls: [],
  attack: ["T1619", "T1580"],
  falsePositives: [
    "A scanner without all permissions; the console, when a person with few permissions opens the list of buckets.",
  ],
  runbook: [
    "Who, and from where? In the log group, count S3 events with errorCode AccessDenied by userIdentity.arn and sourceIPAddress.",
    "A person in the console, or a scanner: give the permission or exclude the role.",
    "Otherwise see what was not refused: the same caller without an error code.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  routes: ["metric"],
  alarm: { threshold: 20 },
  matches: {
    "one of many": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "GetBucketAcl",
      errorCode: "AccessDenied",
      requestParameters: { bucketName: "example-data" },
      readOnly: true,
    }),
    "the list itself": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "ListBuckets",
      errorCode: "AccessDenied",
      readOnly: true,
    }),
  },
  ignores: {
    "it is allowed": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "GetBucketAcl",
      readOnly: true,
    }),
    "a bucket without a policy": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "GetBucketPolicyStatus",
      errorCode: "NoSuchBucketPolicy",
      readOnly: true,
    }),
    "a service asks": apiCall({
      userIdentity: { invokedBy: "config.amazonaws.com" },
      eventSource: "s3.amazonaws.com",
      eventName: "GetBucketAcl",
      errorCode: "AccessDenied",
      readOnly: true,
    }),
    "a change is refused": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketPolicy",
      errorCode: "AccessDenied",
    }),
  },
};
