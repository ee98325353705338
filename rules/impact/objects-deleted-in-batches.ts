import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * Many deletions by lists within minutes; one call takes up to 1,000 objects. Seen only where the
 * trail records data events of S3.
 */
export const objectsDeletedInBatches: Rule = {
  id: "objects-deleted-in-batches",
  title: "Objects of a bucket are being deleted by the thousand",
  description:
    "Ten full lists are ten thousand objects. Applications seldom delete so much; ransom scripts and wrong commands do.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("s3.amazonaws.com"),
    field("eventName").equals("DeleteObjects"),
    field("userIdentity.invokedBy").notExists(),
  ),
  controls: [],
  attack: ["T1485"],
  falsePositives: [
    "A person or pipeline that empties a bucket before deleting it: exclude the role.",
  ],
  runbook: [
    "Data events are not in lookup-events: query the log group for DeleteObjects, by bucket and caller.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions first, then look further.",
    "Versioned bucket: remove the delete markers and the objects are back. aws s3api list-object-versions --bucket BUCKET.",
    "Not versioned: restore from AWS Backup or the copy in another account.",
  ],
  routes: ["metric"],
  alarm: { threshold: 10 },
  matches: {
    "one of many": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "DeleteObjects",
      requestParameters: { bucketName: "example-data" },
      eventCategory: "Data",
      managementEvent: false,
    }),
    "an attempt": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "DeleteObjects",
      errorCode: "AccessDenied",
      eventCategory: "Data",
      managementEvent: false,
    }),
  },
  ignores: {
    "a service cleans up after itself": apiCall({
      userIdentity: { invokedBy: "s3.amazonaws.com" },
      eventSource: "s3.amazonaws.com",
      eventName: "DeleteObjects",
      eventCategory: "Data",
      managementEvent: false,
    }),
    "one object, which objects-deleted-in-mass reports": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "DeleteObject",
      eventCategory: "Data",
      managementEvent: false,
    }),
    "an object is written": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutObject",
      eventCategory: "Data",
      managementEvent: false,
    }),
  },
};
