import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A task definition breaks its own walls: a privileged container, or the host's processes in sight. */
export const ecsTaskPrivileged: Rule = {
  id: "ecs-task-privileged",
  title: "A container task that controls its host was defined",
  description:
    "A privileged container, or one that shares the host's processes, can take over the host and every other task's credentials on it.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("ecs.amazonaws.com"),
    field("eventName").equals("RegisterTaskDefinition"),
    anyOf(
      field("requestParameters.containerDefinitions[*].privileged").isTrue(),
      field("requestParameters.pidMode").equals("host"),
    ),
  ),
  controls: [],
  attack: ["T1610", "T1611"],
  falsePositives: [
    "An agent for monitoring or security, deployed by your own pipeline.",
  ],
  runbook: [
    "Which image, which command? aws ecs describe-task-definition --task-definition NAME.",
    "Unknown: aws ecs list-tasks --family NAME, stop them (aws ecs stop-task), then aws ecs deregister-task-definition --task-definition NAME:N.",
    "It ran: drain and replace its hosts, and revoke the sessions of all roles of tasks on them.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a privileged container": apiCall({
      eventSource: "ecs.amazonaws.com",
      eventName: "RegisterTaskDefinition",
      requestParameters: {
        family: "report",
        containerDefinitions: [
          { name: "web", privileged: false },
          { name: "side", privileged: true },
        ],
      },
    }),
    "the host's processes": apiCall({
      eventSource: "ecs.amazonaws.com",
      eventName: "RegisterTaskDefinition",
      requestParameters: { family: "report", pidMode: "host" },
    }),
    "an attempt": apiCall({
      eventSource: "ecs.amazonaws.com",
      eventName: "RegisterTaskDefinition",
      errorCode: "AccessDeniedException",
      requestParameters: { family: "report", pidMode: "host" },
    }),
  },
  ignores: {
    "an ordinary task": apiCall({
      eventSource: "ecs.amazonaws.com",
      eventName: "RegisterTaskDefinition",
      requestParameters: {
        family: "web",
        containerDefinitions: [{ name: "web", privileged: false }],
      },
    }),
    "the containers of a task share their processes": apiCall({
      eventSource: "ecs.amazonaws.com",
      eventName: "RegisterTaskDefinition",
      requestParameters: { family: "web", pidMode: "task" },
    }),
    "a privileged build, which is CodeBuild's": apiCall({
      eventSource: "codebuild.amazonaws.com",
      eventName: "CreateProject",
      requestParameters: { environment: { privilegedMode: true } },
    }),
  },
};
