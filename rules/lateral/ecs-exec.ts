import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A command or shell was run in a container with ECS Exec. */
export const ecsExec: Rule = {
  id: "ecs-exec",
  title: "A shell was opened in a container with ECS Exec",
  description:
    "ECS Exec gives a shell inside a running task, and with it the task role's credentials and the secrets in its environment.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("ecs.amazonaws.com"),
    field("eventName").equals("ExecuteCommand"),
  ),
  controls: [],
  attack: ["T1609"],
  falsePositives: [
    "A developer who looks for a fault, in a cluster that allows it.",
  ],
  runbook: [
    "Who, in which task, with which command? The event names cluster, task, container and command. AccessDenied: nobody got in, but somebody tried.",
    "Unknown: aws ecs stop-task --cluster CLUSTER --task TASK, and revoke the sessions of the task's role.",
    "What was done? Read the log that the cluster's executeCommandConfiguration names.",
    "Switch it off where nobody needs it: aws ecs update-service --service SERVICE --no-enable-execute-command.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a shell is opened": apiCall({
      eventSource: "ecs.amazonaws.com",
      eventName: "ExecuteCommand",
      requestParameters: {
        cluster: "shop",
        container: "web",
        command: "/bin/sh",
        interactive: true,
      },
    }),
    "an attempt": apiCall({
      eventSource: "ecs.amazonaws.com",
      eventName: "ExecuteCommand",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a session on an instance, which ssm-session-started reports": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "StartSession",
    }),
    "a task is run": apiCall({
      eventSource: "ecs.amazonaws.com",
      eventName: "RunTask",
    }),
    "tasks are described": apiCall({
      eventSource: "ecs.amazonaws.com",
      eventName: "DescribeTasks",
      readOnly: true,
    }),
  },
};
