import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/** A bucket is gone, or somebody tried. A bucket with objects in it refuses, which tells of the attempt. */
export const bucketDeleted: Rule = {
  id: "bucket-deleted",
  title: "A bucket was deleted, or somebody tried to",
  description:
    "A deleted bucket takes its data with it, and its name is free for anyone to take. Without the trail's bucket there is no evidence.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("s3.amazonaws.com"),
    field("eventName").equals("DeleteBucket"),
  ),
  controls: [nist("AU-9")],
  attack: ["T1485"],
  falsePositives: [
    "A team that removes an application together with its data.",
  ],
  runbook: [
    "Which bucket, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DeleteBucket, in the bucket's region.",
    "The trail's bucket or a log bucket: deploy this monitor again at once, before somebody else takes the name.",
    "Any other: ask the team it belonged to. A deployment that was reviewed: nothing to do.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for more deletions by the same caller.",
  ],
  matches: {
    "a bucket is deleted": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "DeleteBucket",
      requestParameters: { bucketName: "example-audit-logs" },
    }),
    "a bucket with objects in it refuses": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "DeleteBucket",
      errorCode: "BucketNotEmpty",
    }),
  },
  ignores: {
    "a bucket loses its tags": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "DeleteBucketTagging",
    }),
    "a bucket loses its policy, which bucket-policy-changes reports": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "DeleteBucketPolicy",
    }),
    "a directory bucket, which has a source of its own": apiCall({
      eventSource: "s3express.amazonaws.com",
      eventName: "DeleteBucket",
    }),
  },
};
