import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

const everyone = field("requestParameters.bucketPolicy.Statement[*].Principal");

/**
 * A bucket's policy names everyone. `"Principal": "*"` is the only principal that is a text, so a text
 * there is everyone.
 *
 * Policies that require TLS or an organization name everyone too; they are told apart by their
 * conditions. Not seen: `{ "AWS": "*" }`, because no filter can look for a lone asterisk; bucket-
 * policy-changes reports that one.
 */
export const bucketPolicyPublic: Rule = {
  id: "bucket-policy-public",
  title: "A bucket policy names everyone",
  description:
    "Such a policy opens the bucket to the world, or, as a Deny, locks everybody out of it. Both want a look at once.",
  severity: "high",
  // EventBridge cannot ask for a missing field within each statement of a policy.
  routes: ["metric"],
  pattern: allOf(
    field("eventSource").equals("s3.amazonaws.com"),
    field("eventName").equals("PutBucketPolicy"),
    anyOf(
      everyone.hasValue(),
      field("requestParameters.bucketPolicy.Statement.Principal").hasValue(),
    ),
    field(
      "requestParameters.bucketPolicy.Statement[*].Condition.Bool.['aws:SecureTransport']",
    ).notExists(),
    field(
      "requestParameters.bucketPolicy.Statement[*].Condition.StringEquals.['aws:PrincipalOrgID']",
    ).notExists(),
  ),
  controls: [],
  attack: ["T1530", "T1537"],
  falsePositives: [
    "A website that is public on purpose.",
    "A policy whose statement for everyone is narrowed by another condition, such as a VPC endpoint.",
  ],
  runbook: [
    "Which bucket, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=PutBucketPolicy.",
    "Does the world get in? aws s3api get-bucket-policy-status --bucket BUCKET must not say IsPublic true.",
    "It does: aws s3api put-public-access-block --bucket BUCKET with all four settings true, then restore the policy.",
    "Locked out by a Deny? The root user can still run aws s3api delete-bucket-policy --bucket BUCKET.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "everyone may read the objects": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketPolicy",
      requestParameters: {
        bucketName: "example-data",
        bucketPolicy: {
          Statement: [
            { Effect: "Allow", Principal: "*", Action: "s3:GetObject" },
          ],
        },
      },
    }),
    "a lone statement without a list": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketPolicy",
      requestParameters: {
        bucketPolicy: { Statement: { Effect: "Allow", Principal: "*" } },
      },
    }),
    "everyone is locked out": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketPolicy",
      requestParameters: {
        bucketPolicy: {
          Statement: [{ Effect: "Deny", Principal: "*", Action: "s3:*" }],
        },
      },
    }),
    "an attempt that the block on public access refuses": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketPolicy",
      errorCode: "AccessDenied",
      requestParameters: {
        bucketPolicy: { Statement: [{ Effect: "Allow", Principal: "*" }] },
      },
    }),
  },
  ignores: {
    "TLS is required of everyone": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketPolicy",
      requestParameters: {
        bucketPolicy: {
          Statement: [
            {
              Effect: "Deny",
              Principal: "*",
              Action: "s3:*",
              Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
          ],
        },
      },
    }),
    "everyone of the organization": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketPolicy",
      requestParameters: {
        bucketPolicy: {
          Statement: [
            {
              Effect: "Allow",
              Principal: "*",
              Condition: {
                StringEquals: { "aws:PrincipalOrgID": "o-example" },
              },
            },
          ],
        },
      },
    }),
    "one role": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketPolicy",
      requestParameters: {
        bucketPolicy: {
          Statement: [
            {
              Effect: "Allow",
              Principal: { AWS: "arn:aws:iam::123456789012:role/deployer" },
            },
          ],
        },
      },
    }),
    "a service of AWS": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketPolicy",
      requestParameters: {
        bucketPolicy: {
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "cloudtrail.amazonaws.com" },
            },
          ],
        },
      },
    }),
  },
};
