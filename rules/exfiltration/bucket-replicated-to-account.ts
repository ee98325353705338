import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

const rule = "requestParameters.ReplicationConfiguration.Rule";

/**
 * A bucket's objects are copied to a bucket of an account that the rule names. The rule's list is an
 * object when it has one rule.
 */
export const bucketReplicatedToAccount: Rule = {
  id: "bucket-replicated-to-account",
  title: "A bucket is replicated into another account's bucket",
  description:
    "Replication copies every new object to the other account, quietly and for good. Naming the account is what hands over the objects.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("s3.amazonaws.com"),
    field("eventName").equals("PutBucketReplication"),
    anyOf(
      field(`${rule}.Destination.Account`).hasValue(),
      field(`${rule}[*].Destination.Account`).hasValue(),
    ),
  ),
  controls: [],
  attack: ["T1537", "T1020"],
  falsePositives: [
    "Replication to a log or backup account of the same organization.",
  ],
  runbook: [
    "Which bucket, which account, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=PutBucketReplication.",
    "Is the account one of yours? aws organizations list-accounts, in the management account.",
    "It is not: aws s3api delete-bucket-replication --bucket BUCKET. What was copied is gone: tell whoever answers for the data.",
    "Look at the role of the rule (Role) too: aws iam get-role --role-name ROLE. Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "one rule": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketReplication",
      requestParameters: {
        bucketName: "example-data",
        ReplicationConfiguration: {
          Role: "arn:aws:iam::123456789012:role/replication",
          Rule: {
            Status: "Enabled",
            Destination: {
              Bucket: "arn:aws:s3:::example-copy",
              Account: 123456789012,
            },
          },
        },
      },
    }),
    "two rules": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketReplication",
      requestParameters: {
        ReplicationConfiguration: {
          Rule: [
            { Destination: { Bucket: "arn:aws:s3:::example-a" } },
            {
              Destination: {
                Bucket: "arn:aws:s3:::example-b",
                Account: "123456789012",
              },
            },
          ],
        },
      },
    }),
    "an attempt": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketReplication",
      errorCode: "AccessDenied",
      requestParameters: {
        ReplicationConfiguration: {
          Rule: { Destination: { Account: "123456789012" } },
        },
      },
    }),
  },
  ignores: {
    "within the account, which bucket-policy-changes reports": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketReplication",
      requestParameters: {
        ReplicationConfiguration: {
          Rule: { Destination: { Bucket: "arn:aws:s3:::example-copy" } },
        },
      },
    }),
    "replication ends": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "DeleteBucketReplication",
    }),
    "replication is read": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "GetBucketReplication",
      readOnly: true,
    }),
  },
};
