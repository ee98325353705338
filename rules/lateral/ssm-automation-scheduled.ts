import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** Something will run on instances or with a role's rights, now or again and again. What services start by themselves is left out. */
export const ssmAutomationScheduled: Rule = {
  id: "ssm-automation-scheduled",
  title: "An automation, association or maintenance task was set up",
  description:
    "Associations and maintenance tasks run a document on every matching instance, again and again; an automation acts with its own role. All outlive the key that made them.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("ssm.amazonaws.com"),
    field("eventName").equals(
      "StartAutomationExecution",
      "StartChangeRequestExecution",
      "CreateAssociation",
      "CreateAssociationBatch",
      "UpdateAssociation",
      "RegisterTaskWithMaintenanceWindow",
      "UpdateMaintenanceWindowTask",
    ),
    field("userIdentity.invokedBy").notEqualsOrMissing(
      "ssm.amazonaws.com",
      "ssm-quicksetup.amazonaws.com",
      "config.amazonaws.com",
      "events.amazonaws.com",
      "securityhub.amazonaws.com",
      "inspector2.amazonaws.com",
      "autoscaling.amazonaws.com",
    ),
  ),
  controls: [],
  attack: ["T1651", "T1053"],
  falsePositives: [
    "A platform team that keeps its instances by associations: exclude its role.",
  ],
  runbook: [
    "What runs? aws ssm describe-association --association-id ID, or aws ssm get-automation-execution --automation-execution-id ID, then aws ssm get-document --name NAME.",
    "Unknown: aws ssm delete-association --association-id ID, stop-automation-execution, or deregister-task-from-maintenance-window.",
    "Where did it run? aws ssm describe-association-executions --association-id ID. Isolate those instances.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a script runs on every instance": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "CreateAssociation",
      requestParameters: { name: "AWS-RunShellScript" },
    }),
    "an automation is started": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "StartAutomationExecution",
      requestParameters: { documentName: "AWS-StopEC2Instance" },
    }),
    "an attempt": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "RegisterTaskWithMaintenanceWindow",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "Config mends a resource": apiCall({
      userIdentity: { invokedBy: "config.amazonaws.com" },
      eventSource: "ssm.amazonaws.com",
      eventName: "StartAutomationExecution",
    }),
    "an association is removed": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "DeleteAssociation",
    }),
    "the agent reports": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "UpdateInstanceAssociationStatus",
    }),
  },
};
