import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A database got an IAM role: it can then read from and write to buckets and call functions by itself. */
export const databaseRoleAdded: Rule = {
  id: "database-role-added",
  title: "A database was given an IAM role",
  description:
    "With a role, one SQL statement copies a table into a bucket. It is a way out that no network rule sees.",
  severity: "medium",
  pattern: anyOf(
    allOf(
      field("eventSource").equals("rds.amazonaws.com"),
      field("eventName").equals("AddRoleToDBInstance", "AddRoleToDBCluster"),
    ),
    allOf(
      field("eventSource").equals("redshift.amazonaws.com"),
      field("eventName").equals("ModifyClusterIamRoles"),
      field("requestParameters.addIamRoles[*]").hasValue(),
    ),
  ),
  controls: [],
  attack: ["T1537", "T1098.003"],
  falsePositives: [
    "An application that loads data from a bucket, when it is set up.",
  ],
  runbook: [
    "Which database, which role, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=AddRoleToDBInstance.",
    "What may the role do? aws iam list-attached-role-policies --role-name ROLE, aws iam list-role-policies --role-name ROLE.",
    "Not wanted: aws rds remove-role-from-db-instance --db-instance-identifier DB --role-arn ARN --feature-name FEATURE (remove-role-from-db-cluster).",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "an instance": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "AddRoleToDBInstance",
      requestParameters: {
        dBInstanceIdentifier: "orders",
        roleArn: "arn:aws:iam::123456789012:role/export",
        featureName: "s3Export",
      },
    }),
    "a warehouse": apiCall({
      eventSource: "redshift.amazonaws.com",
      eventName: "ModifyClusterIamRoles",
      requestParameters: {
        clusterIdentifier: "warehouse",
        addIamRoles: ["arn:aws:iam::123456789012:role/export"],
      },
    }),
    "an attempt": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "AddRoleToDBCluster",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a role is taken away": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "RemoveRoleFromDBInstance",
    }),
    "a warehouse loses a role": apiCall({
      eventSource: "redshift.amazonaws.com",
      eventName: "ModifyClusterIamRoles",
      requestParameters: {
        removeIamRoles: ["arn:aws:iam::123456789012:role/export"],
      },
    }),
    "an instance profile of a machine": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "AddRoleToInstanceProfile",
    }),
  },
};
