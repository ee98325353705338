import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A shell or tunnel through Session Manager. ECS Exec opens its sessions by itself and is ecs-exec. */
export const ssmSessionStarted: Rule = {
  id: "ssm-session-started",
  title: "A shell was opened on an instance with Session Manager",
  description:
    "A session is a root shell, or a tunnel to anything behind the instance, without a key or an open port. With it come the instance's role and secrets.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("ssm.amazonaws.com"),
    field("eventName").equals("StartSession", "ResumeSession"),
    field("userIdentity.invokedBy").notEqualsOrMissing("ecs.amazonaws.com"),
  ),
  controls: [],
  attack: ["T1021.007", "T1021.008", "T1651"],
  falsePositives: [
    "A team that works through Session Manager every day: exclude its role.",
  ],
  runbook: [
    "Who, on which instance? aws ssm describe-sessions --state History (Active if it still runs). AccessDenied in the event: nobody got in, but somebody tried.",
    "Unknown and active: aws ssm terminate-session --session-id ID.",
    "What was done? Read the session's log, in the bucket or log group that the preferences name.",
    "Ask the caller. Not theirs: make the caller's access keys inactive, isolate the instance with an empty security group, and revoke the sessions of its role.",
  ],
  matches: {
    "a shell is opened": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "StartSession",
      requestParameters: { target: "i-0123456789abcdef0" },
    }),
    "a tunnel to a database is opened by a role session": apiCall({
      userIdentity: assumedRole,
      eventSource: "ssm.amazonaws.com",
      eventName: "StartSession",
      requestParameters: {
        target: "i-0123456789abcdef0",
        documentName: "AWS-StartPortForwardingSessionToRemoteHost",
      },
    }),
    "an attempt": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "StartSession",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a session of an Athena notebook": apiCall({
      eventSource: "athena.amazonaws.com",
      eventName: "StartSession",
    }),
    "the session that ECS Exec opens by itself": apiCall({
      userIdentity: { invokedBy: "ecs.amazonaws.com" },
      eventSource: "ssm.amazonaws.com",
      eventName: "StartSession",
    }),
    "a session ends": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "TerminateSession",
    }),
    "the agent's connection": apiCall({
      eventSource: "ssmmessages.amazonaws.com",
      eventName: "OpenDataChannel",
    }),
  },
};
