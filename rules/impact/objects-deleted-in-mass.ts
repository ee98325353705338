import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * Many single deletions within minutes. Deletions by lists have a rule of their own. Seen only where
 * the trail records data events of S3.
 */
export const objectsDeletedInMass: Rule = {
  id: "objects-deleted-in-mass",
  title: "Objects of a bucket are being deleted one by one, in mass",
  description:
    "Emptying buckets is how data is destroyed, with or without a ransom note. The count tells it from the daily deletions of applications.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("s3.amazonaws.com"),
    field("eventName").equals("DeleteObject"),
    field("userIdentity.invokedBy").notExists(),
  ),
  controls: [],
  attack: ["T1485"],
  falsePositives: [
    "An application or a person that cleans up a large bucket: exclude the role.",
  ],
  runbook: [
    "Data events are not in lookup-events: query the log group for DeleteObject, by bucket and caller.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions first, then look further.",
    "Versioned bucket: remove the delete markers and the objects are back. aws s3api list-object-versions --bucket BUCKET.",
    "Not versioned: restore from AWS Backup or the copy in another account.",
  ],
  routes: ["metric"],
  alarm: { threshold: 500 },
  matches: {
    "one of many": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "DeleteObject",
      requestParameters: { bucketName: "example-data", key: "orders.csv" },
      eventCategory: "Data",
      managementEvent: false,
    }),
    "a version is deleted for good": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "DeleteObject",
      requestParameters: { key: "orders.csv", versionId: "EXAMPLE" },
      eventCategory: "Data",
      managementEvent: false,
    }),
    "an attempt": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "DeleteObject",
      errorCode: "AccessDenied",
      eventCategory: "Data",
      managementEvent: false,
    }),
  },
  ignores: {
    "a service cleans up after itself": apiCall({
      userIdentity: { invokedBy: "firehose.amazonaws.com" },
      eventSource: "s3.amazonaws.com",
      eventName: "DeleteObject",
      eventCategory: "Data",
      managementEvent: false,
    }),
    "a list, which objects-deleted-in-batches reports": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "DeleteObjects",
      eventCategory: "Data",
      managementEvent: false,
    }),
    "an object's tags": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "DeleteObjectTagging",
      eventCategory: "Data",
      managementEvent: false,
    }),
    "the bucket itself, which bucket-deleted reports": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "DeleteBucket",
    }),
  },
};
