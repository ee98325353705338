import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * A database got a public address: by a change, or by a restore or creation that asks for one or gets
 * one as the default.
 */
export const databasePublic: Rule = {
  id: "database-public",
  title: "A database was made reachable from the internet",
  description:
    "A public address lets the world try passwords against the database. Restoring a copy as public is also how attackers read it from outside.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("rds.amazonaws.com", "redshift.amazonaws.com"),
    anyOf(
      allOf(
        field("eventName").like("Create*", "Modify*", "Restore*"),
        field("requestParameters.publiclyAccessible").isTrue(),
      ),
      allOf(
        field("eventName").like("CreateDB*", "RestoreDB*"),
        field("responseElements.publiclyAccessible").isTrue(),
      ),
    ),
  ),
  controls: [],
  attack: ["T1190", "T1530", "T1578.005"],
  falsePositives: [
    "A database for a course or a demonstration, with no data that matters.",
  ],
  runbook: [
    "Which database, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=ModifyDBInstance (or the name in the event).",
    "Shut it: aws rds modify-db-instance --db-instance-identifier DB --no-publicly-accessible --apply-immediately (aws redshift modify-cluster --cluster-identifier C --no-publicly-accessible).",
    "Who could reach it? aws ec2 describe-security-groups for its groups: a rule with 0.0.0.0/0 means everybody.",
    "A restored copy that nobody asked for: take its address away, keep it as evidence, then delete it. Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "an instance is made public": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "ModifyDBInstance",
      requestParameters: {
        dBInstanceIdentifier: "orders",
        publiclyAccessible: true,
        applyImmediately: true,
      },
    }),
    "a snapshot is restored and the default makes it public": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "RestoreDBInstanceFromDBSnapshot",
      requestParameters: { dBInstanceIdentifier: "copy" },
      responseElements: {
        dBInstanceIdentifier: "copy",
        publiclyAccessible: true,
      },
    }),
    "a Redshift cluster": apiCall({
      eventSource: "redshift.amazonaws.com",
      eventName: "ModifyCluster",
      requestParameters: {
        clusterIdentifier: "warehouse",
        publiclyAccessible: true,
      },
    }),
    "an attempt": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "ModifyDBInstance",
      errorCode: "AccessDenied",
      requestParameters: { publiclyAccessible: true },
    }),
  },
  ignores: {
    "an instance is made private": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "ModifyDBInstance",
      requestParameters: {
        dBInstanceIdentifier: "orders",
        publiclyAccessible: false,
      },
      responseElements: { publiclyAccessible: false },
    }),
    "an instance that was public before gets more disk": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "ModifyDBInstance",
      requestParameters: {
        dBInstanceIdentifier: "orders",
        allocatedStorage: 500,
      },
      responseElements: { publiclyAccessible: true },
    }),
    "a private restore": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "RestoreDBInstanceFromDBSnapshot",
      requestParameters: { dBInstanceIdentifier: "copy" },
      responseElements: { publiclyAccessible: false },
    }),
    "another service with the same parameter": apiCall({
      eventSource: "dms.amazonaws.com",
      eventName: "CreateReplicationInstance",
      requestParameters: { publiclyAccessible: true },
    }),
  },
};
