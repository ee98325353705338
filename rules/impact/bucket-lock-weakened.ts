import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * What makes a bucket's objects undeletable was changed: MFA delete, or the default lock. The record
 * of the lock's change has the same name whichever way it goes.
 */
export const bucketLockWeakened: Rule = {
  id: "bucket-lock-weakened",
  title: "A bucket's object lock or MFA delete was changed",
  description:
    "Locked objects survive a stolen administrator. Whoever shortens the lock or drops MFA delete wants to delete them.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("s3.amazonaws.com"),
    anyOf(
      field("eventName").equals(
        "PutBucketObjectLockConfiguration",
        "PutObjectLockConfiguration",
      ),
      allOf(
        field("eventName").equals("PutBucketVersioning"),
        field("requestParameters.VersioningConfiguration.MfaDelete").equals(
          "Disabled",
        ),
      ),
    ),
  ),
  controls: [],
  attack: ["T1490", "T1485"],
  falsePositives: ["A bucket that is set up with its lock."],
  runbook: [
    "Which bucket, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=PutBucketVersioning (or the name in the event).",
    "Read the lock: aws s3api get-object-lock-configuration --bucket BUCKET. Mode and days must be what your policy says.",
    "Put it back: aws s3api put-object-lock-configuration. MFA delete wants the root user and its device.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "MFA delete is switched off": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketVersioning",
      requestParameters: {
        bucketName: "example-audit-logs",
        VersioningConfiguration: { Status: "Enabled", MfaDelete: "Disabled" },
      },
    }),
    "the default lock is changed": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketObjectLockConfiguration",
      requestParameters: { bucketName: "example-audit-logs" },
    }),
    "an attempt": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketObjectLockConfiguration",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "versioning is switched on": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketVersioning",
      requestParameters: { VersioningConfiguration: { Status: "Enabled" } },
    }),
    "versioning is suspended, which bucket-protection-removed reports": apiCall(
      {
        eventSource: "s3.amazonaws.com",
        eventName: "PutBucketVersioning",
        requestParameters: { VersioningConfiguration: { Status: "Suspended" } },
      },
    ),
    "the lock is read": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "GetBucketObjectLockConfiguration",
      readOnly: true,
    }),
  },
};
