import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** The lock that keeps a resource from being deleted was taken off: the step before the deletion. */
export const deletionProtectionRemoved: Rule = {
  id: "deletion-protection-removed",
  title: "Deletion protection was switched off",
  description:
    "The protection exists so that one wrong or stolen key cannot delete a production system. Whoever takes it off is about to delete.",
  severity: "medium",
  pattern: anyOf(
    allOf(
      field("eventSource").equals("rds.amazonaws.com"),
      field("eventName").equals(
        "ModifyDBInstance",
        "ModifyDBCluster",
        "ModifyGlobalCluster",
      ),
      field("requestParameters.deletionProtection").isFalse(),
    ),
    allOf(
      field("eventSource").equals("ec2.amazonaws.com"),
      field("eventName").equals("ModifyInstanceAttribute"),
      field("requestParameters.disableApiTermination.value").isFalse(),
    ),
    allOf(
      field("eventName").equals("UpdateTerminationProtection"),
      field("requestParameters.enableTerminationProtection").isFalse(),
    ),
    allOf(
      field("eventSource").equals("dynamodb.amazonaws.com"),
      field("eventName").equals("UpdateTable"),
      field("requestParameters.deletionProtectionEnabled").isFalse(),
    ),
  ),
  controls: [],
  attack: ["T1485", "T1562.001"],
  falsePositives: [
    "A system that is retired on purpose: its deletion follows within minutes, by the same caller.",
  ],
  runbook: [
    "Which resource, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=ModifyDBInstance (or the name in the event).",
    "Put it back: aws rds modify-db-instance --db-instance-identifier DB --deletion-protection --apply-immediately; aws ec2 modify-instance-attribute --instance-id I --disable-api-termination; aws cloudformation update-termination-protection --enable-termination-protection --stack-name S.",
    "Make a snapshot now, then ask the owner.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "a database": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "ModifyDBInstance",
      requestParameters: {
        dBInstanceIdentifier: "orders",
        deletionProtection: false,
      },
    }),
    "an instance": apiCall({
      eventName: "ModifyInstanceAttribute",
      requestParameters: {
        instanceId: "i-0123456789abcdef0",
        disableApiTermination: { value: false },
      },
    }),
    "a stack": apiCall({
      eventSource: "cloudformation.amazonaws.com",
      eventName: "UpdateTerminationProtection",
      requestParameters: {
        stackName: "network",
        enableTerminationProtection: false,
      },
    }),
    "a table": apiCall({
      eventSource: "dynamodb.amazonaws.com",
      eventName: "UpdateTable",
      requestParameters: {
        tableName: "orders",
        deletionProtectionEnabled: false,
      },
    }),
    "an attempt": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "ModifyDBCluster",
      errorCode: "AccessDenied",
      requestParameters: { deletionProtection: false },
    }),
  },
  ignores: {
    "a database is protected": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "ModifyDBInstance",
      requestParameters: { deletionProtection: true },
    }),
    "a new database without it": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "CreateDBInstance",
      requestParameters: { deletionProtection: false },
    }),
    "other changes of a database": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "ModifyDBInstance",
      requestParameters: { allocatedStorage: 500 },
    }),
    "an instance is protected": apiCall({
      eventName: "ModifyInstanceAttribute",
      requestParameters: { disableApiTermination: { value: true } },
    }),
  },
};
