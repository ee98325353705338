import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A snapshot or table was written to a bucket as files. */
export const databaseExported: Rule = {
  id: "database-exported",
  title: "A database was exported to a bucket",
  description:
    "An export turns a whole database into files that can be copied anywhere, without a connection to the database.",
  severity: "medium",
  pattern: anyOf(
    allOf(
      field("eventSource").equals("rds.amazonaws.com"),
      field("eventName").equals("StartExportTask"),
    ),
    allOf(
      field("eventSource").equals("dynamodb.amazonaws.com"),
      field("eventName").equals("ExportTableToPointInTime"),
    ),
  ),
  controls: [],
  attack: ["T1530", "T1074.002", "T1537"],
  falsePositives: [
    "Nightly exports to a data lake: exclude the role that runs them.",
  ],
  runbook: [
    "Which data, which bucket, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=StartExportTask.",
    "Is the bucket yours (s3BucketName or s3Bucket, s3BucketOwner)? aws s3api get-bucket-location --bucket BUCKET --expected-bucket-owner ACCOUNT.",
    "Running and not planned: aws rds cancel-export-task --export-task-identifier TASK. An export of DynamoDB cannot be cancelled: delete what it wrote, or shut the bucket.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "a snapshot is exported": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "StartExportTask",
      requestParameters: {
        sourceArn: "arn:aws:rds:us-east-1:123456789012:snapshot:orders",
        s3BucketName: "example-export",
      },
    }),
    "a table is exported": apiCall({
      eventSource: "dynamodb.amazonaws.com",
      eventName: "ExportTableToPointInTime",
      requestParameters: {
        tableArn: "arn:aws:dynamodb:us-east-1:123456789012:table/orders",
        s3Bucket: "example-export",
      },
    }),
    "an attempt": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "StartExportTask",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "an export is cancelled": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "CancelExportTask",
    }),
    "the same verb of another service": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "CreateExportTask",
    }),
    "exports are listed": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "DescribeExportTasks",
      readOnly: true,
    }),
  },
};
