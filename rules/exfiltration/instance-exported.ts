import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A whole machine was written to a bucket as an image file. */
export const instanceExported: Rule = {
  id: "instance-exported",
  title: "An instance or image was exported to a bucket",
  description:
    "The file holds everything on the disks, and can be copied to anywhere. Few companies ever export machines.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("ec2.amazonaws.com"),
    field("eventName").equals(
      "CreateInstanceExportTask",
      "ExportImage",
      "CreateStoreImageTask",
    ),
  ),
  controls: [],
  attack: ["T1537", "T1074.002"],
  falsePositives: [
    "A migration out of AWS, or an archive of images in a bucket.",
  ],
  runbook: [
    "Which machine, which bucket, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=CreateInstanceExportTask.",
    "Stop it: aws ec2 cancel-export-task --export-task-id TASK (an image: aws ec2 describe-store-image-tasks).",
    "Whose bucket? aws s3api get-bucket-acl --bucket BUCKET. Not yours: change every password and key on the machine.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "an instance": apiCall({
      eventName: "CreateInstanceExportTask",
      requestParameters: {
        instanceId: "i-0123456789abcdef0",
        exportToS3: { s3Bucket: "example-export" },
      },
    }),
    "an image": apiCall({ eventName: "ExportImage" }),
    "an image is stored in a bucket": apiCall({
      eventName: "CreateStoreImageTask",
    }),
    "an attempt": apiCall({
      eventName: "CreateInstanceExportTask",
      errorCode: "Client.UnauthorizedOperation",
    }),
  },
  ignores: {
    "a machine is imported": apiCall({ eventName: "ImportImage" }),
    "an export is cancelled": apiCall({ eventName: "CancelExportTask" }),
    "logs are exported": apiCall({
      eventSource: "logs.amazonaws.com",
      eventName: "CreateExportTask",
    }),
  },
};
