import {
  apiCall,
  assumedRole,
  consoleSignIn,
  missing,
  type Overrides,
} from "../../cloudtrail/event";
import type { CloudTrailRecord } from "../../cloudtrail/record";

/** A read by a role's session, which is what most records are. */
const read = (
  service: string,
  eventName: string,
  more: Overrides = {},
): CloudTrailRecord =>
  apiCall({
    userIdentity: assumedRole,
    eventSource: `${service}.amazonaws.com`,
    eventName,
    readOnly: true,
    ...more,
  });

/** What a service does on behalf of the account. */
const service = (
  by: string,
  to: string,
  eventName: string,
  more: Overrides = {},
): CloudTrailRecord =>
  apiCall({
    userIdentity: {
      type: "AWSService",
      invokedBy: `${by}.amazonaws.com`,
      principalId: missing,
      arn: missing,
      accountId: missing,
      accessKeyId: missing,
      userName: missing,
    },
    sourceIPAddress: `${by}.amazonaws.com`,
    userAgent: `${by}.amazonaws.com`,
    eventSource: `${to}.amazonaws.com`,
    eventName,
    readOnly: true,
    tlsDetails: missing,
    ...more,
  });

/** A write by a role's session, as applications and deployments make them all day. */
const write = (from: string, eventName: string): CloudTrailRecord =>
  read(from, eventName, { readOnly: false });

/**
 * What an account in use records every day without anything being amiss. A filter that takes in
 * most of it takes in nearly everything. The kinds, not their numbers, are those of real trails:
 * reads by roles and services first.
 */
export const ordinaryTraffic: Readonly<Record<string, CloudTrailRecord>> = {
  "a role lists instances": read("ec2", "DescribeInstances"),
  "a role lists volumes": read("ec2", "DescribeVolumes"),
  "a role lists security groups": read("ec2", "DescribeSecurityGroups"),
  "a user lists instances": apiCall({ readOnly: true }),
  "a user lists buckets": apiCall({
    eventSource: "s3.amazonaws.com",
    eventName: "ListBuckets",
    readOnly: true,
  }),
  "a role reads a bucket's policy": read("s3", "GetBucketPolicy"),
  "a role reads an object": read("s3", "GetObject", {
    eventCategory: "Data",
    managementEvent: false,
  }),
  "a role writes an object": read("s3", "PutObject", {
    readOnly: false,
    eventCategory: "Data",
    managementEvent: false,
  }),
  "a role asks who it is": read("sts", "GetCallerIdentity"),
  "a service takes its role": service("ec2", "sts", "AssumeRole"),
  "a function takes its role": service("lambda", "sts", "AssumeRole"),
  "a person signs in by Identity Center": consoleSignIn({
    userIdentity: { ...assumedRole, accessKeyId: missing },
    additionalEventData: { MFAUsed: "No" },
  }),
  "a user signs in with MFA": consoleSignIn(),
  "a role decrypts": read("kms", "Decrypt"),
  "a service makes a data key": service("s3", "kms", "GenerateDataKey"),
  "a key is looked at": read("kms", "DescribeKey"),
  "a role reads a parameter": read("ssm", "GetParameter"),
  "an instance reports to Systems Manager": write(
    "ssm",
    "UpdateInstanceInformation",
  ),
  "a role makes a log stream": write("logs", "CreateLogStream"),
  "a role lists log groups": read("logs", "DescribeLogGroups"),
  "a role reads metrics": read("monitoring", "GetMetricData"),
  "a role lists alarms": read("monitoring", "DescribeAlarms"),
  "Config evaluates": write("config", "PutEvaluations"),
  "CloudTrail looks at its bucket": service("cloudtrail", "s3", "GetBucketAcl"),
  "a trail is listed": read("cloudtrail", "DescribeTrails"),
  "an event is looked up": read("cloudtrail", "LookupEvents"),
  "a function is listed": read("lambda", "ListFunctions20150331"),
  "a table is described": read("dynamodb", "DescribeTable"),
  "a queue is looked at": read("sqs", "GetQueueAttributes"),
  "a role pulls an image": read("ecr", "BatchGetImage"),
  "a role lists a cluster's services": read("ecs", "DescribeServices"),
  "a role lists users": read("iam", "ListUsers"),
  "a role looks at a role": read("iam", "GetRole"),
  "an account's summary is read": read("iam", "GetAccountSummary"),
  "an organization is described": read("organizations", "DescribeOrganization"),
  "a load balancer's health is read": read(
    "elasticloadbalancing",
    "DescribeTargetHealth",
  ),
  "a database is described": read("rds", "DescribeDBInstances"),
  "a stack is described": read("cloudformation", "DescribeStacks"),
  "a call is throttled": read("ec2", "DescribeInstances", {
    errorCode: "Client.RequestLimitExceeded",
    errorMessage: "Request limit exceeded.",
  }),
};
