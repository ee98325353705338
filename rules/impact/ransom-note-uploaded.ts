import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** An object whose name reads like a ransom note. Seen only where the trail records data events of S3. */
export const ransomNoteUploaded: Rule = {
  id: "ransom-note-uploaded",
  title: "An object named like a ransom note was written to a bucket",
  description:
    "The note is left when the data is already gone or encrypted. Its name is meant to be noticed.",
  severity: "high",
  // EventBridge would need five wildcards, of the 30 rules that a bus allows to have any.
  routes: ["metric"],
  pattern: allOf(
    field("eventSource").equals("s3.amazonaws.com"),
    field("eventName").equals("PutObject", "CopyObject"),
    field("requestParameters.key").like(
      "*RANSOM*",
      "*ransom*",
      "*HOW_TO_DECRYPT*",
      "*HOW_TO_RECOVER*",
      "*RECOVER_FILES*",
    ),
  ),
  controls: [],
  attack: ["T1486", "T1491.001"],
  falsePositives: ["Articles and samples about ransomware."],
  runbook: [
    "Data events are not in lookup-events: query the log group for the bucket and the caller of this event.",
    "Stop the caller now: make their access keys inactive or revoke the role's sessions.",
    "Delete nothing: with versioning the data is there. aws s3api list-object-versions --bucket BUCKET.",
    "Look for DeleteObjects, CopyObject with a key, PutBucketLifecycle and PutBucketVersioning by the same caller.",
  ],
  matches: {
    "a note": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutObject",
      requestParameters: {
        bucketName: "example-data",
        key: "HOW_TO_DECRYPT_FILES.txt",
      },
      eventCategory: "Data",
      managementEvent: false,
    }),
    "a note in a folder": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "CopyObject",
      requestParameters: {
        bucketName: "example-data",
        key: "orders/ransom-note.html",
      },
      eventCategory: "Data",
      managementEvent: false,
    }),
    "an attempt": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutObject",
      errorCode: "AccessDenied",
      requestParameters: { key: "HOW_TO_RECOVER.txt" },
      eventCategory: "Data",
      managementEvent: false,
    }),
  },
  ignores: {
    "a guide of the application": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutObject",
      requestParameters: { key: "docs/how-to-encrypt.md" },
      eventCategory: "Data",
      managementEvent: false,
    }),
    "an ordinary report": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutObject",
      requestParameters: { key: "quarterly_report.pdf" },
      eventCategory: "Data",
      managementEvent: false,
    }),
    "a note is read": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "GetObject",
      requestParameters: { key: "HOW_TO_DECRYPT_FILES.txt" },
      readOnly: true,
      eventCategory: "Data",
      managementEvent: false,
    }),
  },
};
