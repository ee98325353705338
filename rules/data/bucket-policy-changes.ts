import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { cisMonitoring, nist, securityHub } from "../controls";

/** Who may reach a bucket, where it is copied to or how long it keeps objects was changed. */
export const bucketPolicyChanges: Rule = {
  id: "bucket-policy-changes",
  title: "A bucket's policy, ACL, CORS, lifecycle or replication was changed",
  description:
    "These settings open a bucket to others, copy it elsewhere or let it expire. On the trail's bucket they stop delivery or delete the evidence.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("s3.amazonaws.com"),
    field("eventName").equals(
      "PutBucketAcl",
      "PutBucketPolicy",
      "PutBucketCors",
      "PutBucketLifecycle",
      "PutBucketReplication",
      "DeleteBucketPolicy",
      "DeleteBucketCors",
      "DeleteBucketLifecycle",
      "DeleteBucketReplication",
    ),
  ),
  verbatim:
    "{($.eventSource=s3.amazonaws.com) && (($.eventName=PutBucketAcl) || ($.eventName=PutBucketPolicy) || " +
    "($.eventName=PutBucketCors) || ($.eventName=PutBucketLifecycle) || ($.eventName=PutBucketReplication) || " +
    "($.eventName=DeleteBucketPolicy) || ($.eventName=DeleteBucketCors) || ($.eventName=DeleteBucketLifecycle) || " +
    "($.eventName=DeleteBucketReplication))}",
  controls: [...cisMonitoring(8), securityHub(8), nist("AU-9")],
  attack: ["T1530", "T1537", "T1485.001"],
  falsePositives: [
    "Infrastructure as code that creates or changes buckets: compare with the deployments of that hour.",
  ],
  runbook: [
    "Which bucket, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=PutBucketPolicy (or the name in the event), in the bucket's region.",
    "Read the setting: aws s3api get-bucket-policy (get-bucket-acl, get-bucket-lifecycle-configuration, get-bucket-replication) --bucket BUCKET. Look for other accounts, Principal *, and expiry in days.",
    "Open to strangers: aws s3api put-public-access-block with all four settings true, then restore the policy.",
    "The trail's bucket: deploy this monitor again, then aws cloudtrail get-trail-status --name TRAIL; LatestDeliveryError must be gone.",
    "Not planned: ask the caller; make their access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a bucket is opened by policy": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketPolicy",
      requestParameters: {
        bucketName: "example-data",
        bucketPolicy: { Statement: [{ Effect: "Allow", Principal: "*" }] },
      },
    }),
    "the evidence expires tomorrow": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketLifecycle",
      requestParameters: {
        bucketName: "example-audit-logs",
        LifecycleConfiguration: { Rule: { Expiration: { Days: 1 } } },
      },
    }),
    "an attempt": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "DeleteBucketPolicy",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "public access, which bucket-protection-removed reports": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "DeleteBucketPublicAccessBlock",
    }),
    "the same name from S3 on Outposts": apiCall({
      eventSource: "s3-outposts.amazonaws.com",
      eventName: "PutBucketPolicy",
    }),
    "an object's ACL": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutObjectAcl",
      eventCategory: "Data",
      managementEvent: false,
    }),
    "a policy is read": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "GetBucketPolicy",
      readOnly: true,
    }),
  },
};
