import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A managed way to move data out was set up: DataSync, Transfer Family, AppFlow. */
export const dataTransferSetUp: Rule = {
  id: "data-transfer-set-up",
  title: "A data transfer service was set up",
  description:
    "These services copy whole buckets and file systems to anywhere, with the bandwidth of AWS and without a machine to look at.",
  severity: "medium",
  pattern: anyOf(
    allOf(
      field("eventSource").equals("datasync.amazonaws.com"),
      anyOf(
        field("eventName").equals("CreateTask", "UpdateTask"),
        field("eventName").like("CreateLocation*"),
      ),
    ),
    allOf(
      field("eventSource").equals("transfer.amazonaws.com"),
      field("eventName").equals(
        "CreateServer",
        "CreateConnector",
        "CreateUser",
        "ImportSshPublicKey",
        "StartFileTransfer",
      ),
    ),
    allOf(
      field("eventSource").equals("appflow.amazonaws.com"),
      field("eventName").equals("CreateFlow", "CreateConnectorProfile"),
    ),
  ),
  controls: [],
  attack: ["T1537", "T1020", "T1567"],
  falsePositives: [
    "A planned migration or a partner connection, when it is set up.",
  ],
  runbook: [
    "Which service, which target, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=CreateTask (or the name in the event).",
    "Read it: aws datasync list-tasks, aws datasync list-locations, aws transfer list-servers. Are the targets yours?",
    "Not yours: aws datasync cancel-task-execution --task-execution-arn ARN; aws transfer stop-server --server-id SERVER.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "a task of DataSync": apiCall({
      eventSource: "datasync.amazonaws.com",
      eventName: "CreateTask",
    }),
    "a location": apiCall({
      eventSource: "datasync.amazonaws.com",
      eventName: "CreateLocationObjectStorage",
    }),
    "a file server": apiCall({
      eventSource: "transfer.amazonaws.com",
      eventName: "CreateServer",
    }),
    "an attempt": apiCall({
      eventSource: "transfer.amazonaws.com",
      eventName: "CreateUser",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a task of another service": apiCall({
      eventSource: "dms.amazonaws.com",
      eventName: "CreateReplicationTask",
    }),
    "a user of IAM": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateUser",
    }),
    "locations are listed": apiCall({
      eventSource: "datasync.amazonaws.com",
      eventName: "ListLocations",
      readOnly: true,
    }),
  },
};
