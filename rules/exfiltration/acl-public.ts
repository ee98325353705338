import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

const acl = "requestParameters.AccessControlPolicy.AccessControlList";
const everyone = [
  "http://acs.amazonaws.com/groups/global/AllUsers",
  "http://acs.amazonaws.com/groups/global/AuthenticatedUsers",
] as const;

/**
 * A bucket or object was opened with an ACL: by a canned one or by a grant to one of the two groups
 * that mean everyone. `x-amz-acl` is how the calls record a canned ACL. PutObjectAcl is seen only
 * where the trail records data events of S3.
 */
export const aclPublic: Rule = {
  id: "acl-public",
  title: "A bucket or object was opened to everyone by its ACL",
  description:
    "An ACL for AllUsers lets the world in; one for AuthenticatedUsers lets in everybody who has any AWS account.",
  severity: "high",
  pattern: allOf(
    field("eventName").equals("PutBucketAcl", "CreateBucket", "PutObjectAcl"),
    anyOf(
      field("requestParameters.x-amz-acl").equals(
        "public-read",
        "public-read-write",
        "authenticated-read",
      ),
      field(`${acl}.Grant[*].Grantee.URI`).equals(...everyone),
      field(`${acl}.Grant.Grantee.URI`).equals(...everyone),
    ),
  ),
  controls: [],
  attack: ["T1530", "T1537"],
  falsePositives: ["A website of the old kind that is public on purpose."],
  runbook: [
    "Which bucket, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=PutBucketAcl.",
    "Close it: aws s3api put-public-access-block --bucket BUCKET with all four settings true, then aws s3api put-bucket-acl --bucket BUCKET --acl private.",
    "Switch ACLs off: aws s3api put-bucket-ownership-controls --bucket BUCKET --ownership-controls Rules=[{ObjectOwnership=BucketOwnerEnforced}].",
    "See in the access logs who read it since. Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "a canned ACL": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketAcl",
      requestParameters: {
        bucketName: "example-data",
        "x-amz-acl": "public-read",
      },
    }),
    "a new bucket is public": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "CreateBucket",
      requestParameters: {
        bucketName: "example-data",
        "x-amz-acl": "public-read-write",
      },
    }),
    "a grant among others": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketAcl",
      requestParameters: {
        AccessControlPolicy: {
          AccessControlList: {
            Grant: [
              { Grantee: { ID: "owner" }, Permission: "FULL_CONTROL" },
              {
                Grantee: {
                  URI: "http://acs.amazonaws.com/groups/global/AllUsers",
                },
                Permission: "READ",
              },
            ],
          },
        },
      },
    }),
    "the only grant, on an object": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutObjectAcl",
      requestParameters: {
        key: "orders.csv",
        AccessControlPolicy: {
          AccessControlList: {
            Grant: {
              Grantee: {
                URI: "http://acs.amazonaws.com/groups/global/AuthenticatedUsers",
              },
              Permission: "READ",
            },
          },
        },
      },
      eventCategory: "Data",
      managementEvent: false,
    }),
    "an attempt": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketAcl",
      errorCode: "AccessControlListNotSupported",
      requestParameters: { "x-amz-acl": "public-read" },
    }),
  },
  ignores: {
    "a private canned ACL": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "CreateBucket",
      requestParameters: { bucketName: "example-data", "x-amz-acl": "private" },
    }),
    "the group that delivers access logs": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutBucketAcl",
      requestParameters: {
        AccessControlPolicy: {
          AccessControlList: {
            Grant: [
              {
                Grantee: {
                  URI: "http://acs.amazonaws.com/groups/s3/LogDelivery",
                },
                Permission: "WRITE",
              },
            ],
          },
        },
      },
    }),
    "the owner of the bucket gets the object": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "PutObjectAcl",
      requestParameters: { "x-amz-acl": "bucket-owner-full-control" },
      eventCategory: "Data",
      managementEvent: false,
    }),
    "an ACL is read": apiCall({
      eventSource: "s3.amazonaws.com",
      eventName: "GetBucketAcl",
      readOnly: true,
    }),
  },
};
