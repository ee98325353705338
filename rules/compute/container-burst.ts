import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * Many or the largest containers at once. 16384 CPU units are 16 vCPU, the size that miners were seen
 * to ask for.
 */
export const containerBurst: Rule = {
  id: "container-burst",
  title: "A large number of containers was started",
  description:
    "Containers on Fargate mine without a machine to look at: one service with hundreds of tasks, or tasks of the largest size.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("ecs.amazonaws.com"),
    anyOf(
      allOf(
        field("eventName").equals("CreateService", "UpdateService"),
        field("requestParameters.desiredCount").is(">=", 50),
      ),
      allOf(
        field("eventName").equals("RunTask"),
        field("requestParameters.count").is(">=", 10),
      ),
      allOf(
        field("eventName").equals("RegisterTaskDefinition"),
        field("requestParameters.cpu").equals("16384"),
      ),
    ),
  ),
  controls: [],
  attack: ["T1496", "T1610"],
  falsePositives: [
    "Systems that are that large, and batch jobs: exclude their roles.",
  ],
  runbook: [
    "Which cluster, which image, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=CreateService (or the name in the event).",
    "Whose image? aws ecs describe-task-definition --task-definition NAME. Look at image and command.",
    "Not yours: aws ecs update-service --cluster C --service S --desired-count 0; aws ecs stop-task --cluster C --task T.",
    "Look in every region: aws ecs list-clusters --region REGION. Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "a service of a hundred tasks": apiCall({
      eventSource: "ecs.amazonaws.com",
      eventName: "CreateService",
      requestParameters: {
        cluster: "default",
        desiredCount: 100,
        launchType: "FARGATE",
      },
    }),
    "tasks of the largest size": apiCall({
      eventSource: "ecs.amazonaws.com",
      eventName: "RegisterTaskDefinition",
      requestParameters: { family: "job", cpu: "16384", memory: "32768" },
    }),
    "ten tasks": apiCall({
      eventSource: "ecs.amazonaws.com",
      eventName: "RunTask",
      requestParameters: { count: 10 },
    }),
    "an attempt": apiCall({
      eventSource: "ecs.amazonaws.com",
      eventName: "CreateService",
      errorCode: "AccessDeniedException",
      requestParameters: { desiredCount: 100 },
    }),
  },
  ignores: {
    "a service of two tasks": apiCall({
      eventSource: "ecs.amazonaws.com",
      eventName: "CreateService",
      requestParameters: { desiredCount: 2 },
    }),
    "a small task": apiCall({
      eventSource: "ecs.amazonaws.com",
      eventName: "RegisterTaskDefinition",
      requestParameters: { cpu: "256" },
    }),
    "a service without a count": apiCall({
      eventSource: "ecs.amazonaws.com",
      eventName: "UpdateService",
      requestParameters: { service: "orders" },
    }),
    "the same name elsewhere": apiCall({
      eventSource: "apprunner.amazonaws.com",
      eventName: "CreateService",
      requestParameters: { desiredCount: 100 },
    }),
  },
};
