import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * A bucket's objects expire within a few days. The rules are an object when there is one, a list when
 * there are more.
 */
export const bucketEmptiedByLifecycle: Rule = {
  id: "bucket-emptied-by-lifecycle",
  title: "A bucket will delete its objects within a week",
  description:
    "A lifecycle rule that expires everything deletes millions of objects overnight without one delete call. It is used for ransom and to erase logs.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("s3.amazonaws.com"),
    field("eventName").equals("PutBucketLifecycle"),
    anyOf(
      field("requestParameters.LifecycleConfiguration.Rule.Expiration.Days").is(
        "<=",
        7,
      ),
      field(
        "requestParameters.LifecycleConfiguration.Rule[*].Expiration.Days",
      ).is("<=", 7),
    ),
  ),
  controls: [],
  attack: ["T1485.001", "T1562.008", "T1070"],
  falsePositives: [
    "Buckets for scratch data: exclude the role that makes them.",
  ],
  runbook: [
    "Which bucket, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=PutBucketLifecycle.",
    "Take the rule away now, it runs once a day: aws s3api delete-bucket-lifecycle --bucket BUCKET.",
    "Versioned? Objects come back when their delete markers go: aws s3api list-object-versions --bucket BUCKET.",
    "The trail's bucket: deploy this monitor again. Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "everything expires tomorrow": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketLifecycle",
      requestParameters: {
        bucketName: "example-audit-logs",
        LifecycleConfiguration: {
          Rule: { ID: "expire", Status: "Enabled", Expiration: { Days: 1 } },
        },
      },
    }),
    "one rule of two": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketLifecycle",
      requestParameters: {
        LifecycleConfiguration: {
          Rule: [{ Expiration: { Days: 365 } }, { Expiration: { Days: 1 } }],
        },
      },
    }),
    "an attempt": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketLifecycle",
      errorCode: "AccessDenied",
      requestParameters: {
        LifecycleConfiguration: { Rule: { Expiration: { Days: 1 } } },
      },
    }),
  },
  ignores: {
    "objects expire after a year": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketLifecycle",
      requestParameters: {
        LifecycleConfiguration: { Rule: { Expiration: { Days: 365 } } },
      },
    }),
    "only old versions and broken uploads go": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketLifecycle",
      requestParameters: {
        LifecycleConfiguration: {
          Rule: {
            NoncurrentVersionExpiration: { NoncurrentDays: 1 },
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
          },
        },
      },
    }),
    "the rules are removed": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "DeleteBucketLifecycle",
    }),
  },
};
