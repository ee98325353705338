import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * An object was written with a key that the caller brings along (SSE-C): AWS does not keep it. Seen
 * only where the trail records data events of S3.
 */
export const objectEncryptedWithForeignKey: Rule = {
  id: "object-encrypted-with-foreign-key",
  title: "An S3 object was encrypted with the caller's own key",
  description:
    "Ransom on S3 copies every object over itself under a key that only the attacker has. Hardly anything else uses such keys.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("s3.amazonaws.com"),
    field("eventName").equals(
      "CopyObject",
      "PutObject",
      "CreateMultipartUpload",
    ),
    field(
      "requestParameters.x-amz-server-side-encryption-customer-algorithm",
    ).hasValue(),
  ),
  controls: [],
  attack: ["T1486"],
  falsePositives: [
    "The rare application that brings its own keys to S3: exclude its role.",
  ],
  runbook: [
    "Data events are not in lookup-events: query the log group for CopyObject with x-amz-server-side-encryption-customer-algorithm. Which bucket, who, how many?",
    "Stop the caller now: make their access keys inactive or revoke the role's sessions.",
    "Versioned bucket: the old versions are readable; suspend every lifecycle rule and delete nothing.",
    "Forbid it: aws s3api put-bucket-encryption with BlockedEncryptionTypes SSE-C, or a bucket policy that denies the header.",
  ],
  matches: {
    "an object is copied over itself": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "CopyObject",
      requestParameters: {
        bucketName: "example-data",
        key: "orders.csv",
        "x-amz-copy-source": "example-data/orders.csv",
        "x-amz-server-side-encryption-customer-algorithm": "AES256",
      },
      eventCategory: "Data",
      managementEvent: false,
    }),
    "an upload": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutObject",
      requestParameters: {
        "x-amz-server-side-encryption-customer-algorithm": "AES256",
      },
      eventCategory: "Data",
      managementEvent: false,
    }),
    "an attempt": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "CopyObject",
      errorCode: "AccessDenied",
      requestParameters: {
        "x-amz-server-side-encryption-customer-algorithm": "AES256",
      },
      eventCategory: "Data",
      managementEvent: false,
    }),
  },
  ignores: {
    "a key of KMS": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "CopyObject",
      requestParameters: { "x-amz-server-side-encryption": "aws:kms" },
      eventCategory: "Data",
      managementEvent: false,
    }),
    "a key of S3": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutObject",
      requestParameters: { "x-amz-server-side-encryption": "AES256" },
      eventCategory: "Data",
      managementEvent: false,
    }),
    "an object is read with such a key": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "GetObject",
      requestParameters: {
        "x-amz-server-side-encryption-customer-algorithm": "AES256",
      },
      readOnly: true,
      eventCategory: "Data",
      managementEvent: false,
    }),
  },
};
