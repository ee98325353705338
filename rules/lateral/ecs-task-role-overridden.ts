import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * A task was started with another role than its definition names. Overrides of commands and
 * variables are how schedulers work, and left out.
 */
export const ecsTaskRoleOverridden: Rule = {
  id: "ecs-task-role-overridden",
  title: "A container task was started with another role",
  description:
    "Starting a known task with a stronger role takes that role's rights without touching a definition that anybody reviews.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("ecs.amazonaws.com"),
    field("eventName").equals("RunTask", "StartTask"),
    anyOf(
      field("requestParameters.overrides.taskRoleArn").hasValue(),
      field("requestParameters.overrides.executionRoleArn").hasValue(),
    ),
  ),
  controls: [],
  attack: ["T1610", "T1548.005"],
  falsePositives: [
    "A scheduler that gives each tenant's run a role of its own: exclude its role.",
  ],
  runbook: [
    "Which role, which task? The event's overrides name the role; aws ecs describe-tasks --cluster CLUSTER --tasks TASK.",
    "Unknown: aws ecs stop-task --cluster CLUSTER --task TASK, and revoke the sessions of that role.",
    "What did the role do? Look for events whose session issuer is that role, from the task's start on.",
    "Ask the caller. Not theirs: make the caller's access keys inactive, and narrow who may pass the role (iam:PassRole).",
  ],
  matches: {
    "a task runs with another role": apiCall({
      eventSource: "ecs.amazonaws.com",
      eventName: "RunTask",
      requestParameters: {
        taskDefinition: "report",
        overrides: { taskRoleArn: "arn:aws:iam::123456789012:role/deployer" },
      },
    }),
    "on an instance of one's choice": apiCall({
      eventSource: "ecs.amazonaws.com",
      eventName: "StartTask",
      requestParameters: {
        overrides: {
          executionRoleArn: "arn:aws:iam::123456789012:role/deployer",
        },
      },
    }),
    "an attempt": apiCall({
      eventSource: "ecs.amazonaws.com",
      eventName: "RunTask",
      errorCode: "AccessDeniedException",
      requestParameters: {
        overrides: { taskRoleArn: "arn:aws:iam::123456789012:role/deployer" },
      },
    }),
  },
  ignores: {
    "a scheduler overrides the command": apiCall({
      eventSource: "ecs.amazonaws.com",
      eventName: "RunTask",
      requestParameters: {
        overrides: {
          containerOverrides: [{ name: "report", command: ["daily"] }],
        },
      },
    }),
    "a task runs as defined": apiCall({
      eventSource: "ecs.amazonaws.com",
      eventName: "RunTask",
      requestParameters: { taskDefinition: "report" },
    }),
    "a definition names its role": apiCall({
      eventSource: "ecs.amazonaws.com",
      eventName: "RegisterTaskDefinition",
      requestParameters: {
        taskRoleArn: "arn:aws:iam::123456789012:role/deployer",
      },
    }),
  },
};
