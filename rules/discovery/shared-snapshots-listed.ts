import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** Somebody looked for database snapshots that others share or publish. */
export const sharedSnapshotsListed: Rule = {
  id: "shared-snapshots-listed",
  title: "Shared or public database snapshots were listed",
  description:
    "Attackers look for snapshots that they may restore elsewhere. The console asks the same when its tab is opened.",
  severity: "low",
  pattern: allOf(
    field("eventSource").equals("rds.amazonaws.com"),
    field("eventName").equals(
      "DescribeDBSnapshots",
      "DescribeDBClusterSnapshots",
    ),
    anyOf(
      field("requestParameters.includeShared").isTrue(),
      field("requestParameters.includePublic").isTrue(),
    ),
  ),
  controls: [],
  attack: ["T1580", "T1619"],
  falsePositives: [
    "A person who opens the tab of shared snapshots in the console.",
  ],
  runbook: [
    "Who, and from where? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DescribeDBSnapshots.",
    "A person in the console: nothing to do.",
    "A script: look for RestoreDBInstanceFromDBSnapshot and ModifyDBSnapshotAttribute by the same caller.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "public ones": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "DescribeDBSnapshots",
      requestParameters: { includePublic: true },
      readOnly: true,
    }),
    "shared ones": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "DescribeDBClusterSnapshots",
      requestParameters: { includeShared: true, includePublic: false },
      readOnly: true,
    }),
    "an attempt": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "DescribeDBSnapshots",
      errorCode: "AccessDenied",
      requestParameters: { includePublic: true },
      readOnly: true,
    }),
  },
  ignores: {
    "the own ones": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "DescribeDBSnapshots",
      requestParameters: { includeShared: false, includePublic: false },
      readOnly: true,
    }),
    "no word of it": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "DescribeDBSnapshots",
      readOnly: true,
    }),
    "databases are listed": apiCall({
      eventSource: "rds.amazonaws.com",
      eventName: "DescribeDBInstances",
      requestParameters: { includeShared: true },
      readOnly: true,
    }),
  },
};
