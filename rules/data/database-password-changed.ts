import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** The master user's password was set anew. CloudTrail masks the value. */
export const databasePasswordChanged: Rule = {
  id: "database-password-changed",
  title: "A database's master password was changed",
  description:
    "Whoever may change the password needs no other way in. Attackers do it on a restored copy, or lock the owner out.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("rds.amazonaws.com", "redshift.amazonaws.com"),
    field("eventName").equals(
      "ModifyDBInstance",
      "ModifyDBCluster",
      "ModifyCluster",
    ),
    anyOf(
      field("requestParameters.masterUserPassword").hasValue(),
      field(
        "responseElements.pendingModifiedValues.masterUserPassword",
      ).hasValue(),
    ),
  ),
  controls: [],
  attack: ["T1098", "T1531"],
  falsePositives: [
    "A planned change of the password; Secrets Manager rotating it through a function of yours: exclude its role.",
  ],
  runbook: [
    "Which database, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=ModifyDBInstance.",
    "A new copy that nobody asked for (restored within the hour)? Take its public address away and keep it as evidence.",
    "Locked out? aws rds modify-db-instance --db-instance-identifier DB --manage-master-user-password --apply-immediately.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "an instance": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "ModifyDBInstance",
      requestParameters: {
        dBInstanceIdentifier: "orders",
        masterUserPassword: "****",
        applyImmediately: true,
      },
    }),
    "only the response tells": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "ModifyDBInstance",
      requestParameters: { dBInstanceIdentifier: "orders" },
      responseElements: {
        pendingModifiedValues: { masterUserPassword: "****" },
      },
    }),
    "an attempt": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "ModifyDBCluster",
      errorCode: "AccessDenied",
      requestParameters: { masterUserPassword: "****" },
    }),
  },
  ignores: {
    "the size is changed": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "ModifyDBInstance",
      requestParameters: { allocatedStorage: 500 },
      responseElements: { pendingModifiedValues: { allocatedStorage: 500 } },
    }),
    "a new database with its password": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "CreateDBInstance",
      requestParameters: { masterUserPassword: "****" },
    }),
    "a password of an IAM user": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UpdateLoginProfile",
    }),
  },
};
