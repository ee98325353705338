import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/** The record of what is done inside a database was switched off or changed: the activity stream of RDS, Redshift's audit log. */
export const databaseAuditStopped: Rule = {
  id: "database-audit-stopped",
  title: "A database's audit log was switched off or changed",
  description:
    "Activity streams and audit logs show who read which table. Whoever switches them off can read the data without a trace.",
  severity: "high",
  pattern: anyOf(
    allOf(
      field("eventSource").equals("rds.amazonaws.com"),
      field("eventName").equals("StopActivityStream", "ModifyActivityStream"),
    ),
    allOf(
      field("eventSource").equals("redshift.amazonaws.com"),
      field("eventName").equals("DisableLogging"),
    ),
  ),
  controls: [nist("AU-9"), nist("AU-12")],
  attack: ["T1562.008"],
  falsePositives: [
    "Maintenance that restarts the stream, such as a version upgrade.",
    "Logging that moves to another bucket: it is switched off and on again.",
  ],
  runbook: [
    "Is it on? aws rds describe-db-clusters --query 'DBClusters[].[DBClusterIdentifier,ActivityStreamStatus]', or aws redshift describe-logging-status --cluster-identifier ID.",
    "Start it again: aws rds start-activity-stream --resource-arn ARN --mode async --kms-key-id KEY --apply-immediately, or aws redshift enable-logging.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
    "Treat what the database holds as read: change its passwords, and look for exports and snapshots since.",
  ],
  matches: {
    "a stream is stopped": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "StopActivityStream",
      requestParameters: {
        resourceArn: "arn:aws:rds:us-east-1:123456789012:cluster:orders",
      },
    }),
    "Redshift's audit log is switched off": apiCall({
      eventSource: "redshift.amazonaws.com",
      eventName: "DisableLogging",
      requestParameters: { clusterIdentifier: "warehouse" },
    }),
    "an attempt": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "StopActivityStream",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "the stream is started": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "StartActivityStream",
    }),
    "the cluster is stopped for the night": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "StopDBCluster",
    }),
    "the audit log is switched on": apiCall({
      eventSource: "redshift.amazonaws.com",
      eventName: "EnableLogging",
    }),
  },
};
