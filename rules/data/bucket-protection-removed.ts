import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

const name = field("eventName");
const publicAccess = "requestParameters.PublicAccessBlockConfiguration";

/**
 * What protects a bucket was switched off: public access blocks, versioning, encryption, access
 * logs. Switching them on has the same event names, so the parameters decide.
 */
export const bucketProtectionRemoved: Rule = {
  id: "bucket-protection-removed",
  title: "A bucket's protection was switched off",
  description:
    "Without its public access block a bucket is one policy away from the world; without versions what is overwritten or deleted is gone, evidence included.",
  severity: "high",
  // EventBridge takes an object as missing, and cannot tell logging that is switched off from logging that is kept.
  routes: ["metric"],
  pattern: anyOf(
    // Only S3 has these names; those of the account may come from its control endpoint.
    name.equals(
      "DeleteAccountPublicAccessBlock",
      "DeleteBucketPublicAccessBlock",
      "DeleteBucketEncryption",
      "DeleteBucketOwnershipControls",
    ),
    allOf(
      name.equals("PutAccountPublicAccessBlock", "PutBucketPublicAccessBlock"),
      anyOf(
        field(`${publicAccess}.BlockPublicAcls`).isFalse(),
        field(`${publicAccess}.IgnorePublicAcls`).isFalse(),
        field(`${publicAccess}.BlockPublicPolicy`).isFalse(),
        field(`${publicAccess}.RestrictPublicBuckets`).isFalse(),
      ),
    ),
    allOf(
      name.equals("PutBucketVersioning"),
      field("requestParameters.VersioningConfiguration.Status").equals(
        "Suspended",
      ),
    ),
    allOf(
      name.equals("PutBucketLogging"),
      field("requestParameters.BucketLoggingStatus.LoggingEnabled").notExists(),
    ),
  ),
  controls: [nist("AU-9")],
  attack: ["T1530", "T1485", "T1490"],
  falsePositives: [
    "A bucket that is public on purpose, such as a website, being set up.",
    "Infrastructure as code that removes a bucket piece by piece.",
  ],
  runbook: [
    "Which bucket, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=PutBucketPublicAccessBlock (or the name in the event), in the bucket's region.",
    "Public access: aws s3api put-public-access-block with all four settings true (the account's: aws s3control). Then see who read the bucket since.",
    "Versioning: aws s3api put-bucket-versioning --bucket BUCKET --versioning-configuration Status=Enabled.",
    "The trail's bucket: deploy this monitor again.",
    "Not planned: ask the caller; make their access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a bucket loses its public access block": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "DeleteBucketPublicAccessBlock",
      requestParameters: { bucketName: "example-audit-logs" },
    }),
    "one of the account's four settings is switched off": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutAccountPublicAccessBlock",
      requestParameters: {
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          IgnorePublicAcls: true,
          BlockPublicPolicy: false,
          RestrictPublicBuckets: true,
        },
      },
    }),
    "versioning is suspended": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketVersioning",
      requestParameters: { VersioningConfiguration: { Status: "Suspended" } },
    }),
    "access logging is switched off": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketLogging",
      requestParameters: {
        BucketLoggingStatus: {
          xmlns: "http://s3.amazonaws.com/doc/2006-03-01/",
        },
      },
    }),
    "an attempt": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "DeleteBucketEncryption",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "all four settings are switched on": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketPublicAccessBlock",
      requestParameters: {
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          IgnorePublicAcls: true,
          BlockPublicPolicy: true,
          RestrictPublicBuckets: true,
        },
      },
    }),
    "versioning is switched on": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketVersioning",
      requestParameters: { VersioningConfiguration: { Status: "Enabled" } },
    }),
    "access logging is switched on": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketLogging",
      requestParameters: {
        BucketLoggingStatus: {
          LoggingEnabled: { TargetBucket: "example-access-logs" },
        },
      },
    }),
    "a policy, which bucket-policy-changes reports": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketPolicy",
    }),
  },
};
