import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** The builds of a project can be read by anyone. */
export const codebuildProjectExposed: Rule = {
  id: "codebuild-project-exposed",
  title: "A build project was made public",
  description:
    "Public builds show their logs and artifacts, and the secrets in them, to everybody, without a sign-in.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("codebuild.amazonaws.com"),
    field("eventName").equals("UpdateProjectVisibility"),
    field("requestParameters.projectVisibility").equals("PUBLIC_READ"),
  ),
  controls: [],
  attack: ["T1537", "T1552.001"],
  falsePositives: [
    "An open source project whose builds are public on purpose.",
  ],
  runbook: [
    "Make it private: aws codebuild update-project-visibility --project-arn ARN --project-visibility PRIVATE.",
    "Read the logs of its builds as a stranger would: change every secret in them.",
    "Find who it was: aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=UpdateProjectVisibility.",
    "Ask the caller. Not theirs: make the caller's access keys inactive, and revoke the sessions of the build's role.",
  ],
  matches: {
    "builds become public": apiCall({
      eventSource: "codebuild.amazonaws.com",
      eventName: "UpdateProjectVisibility",
      requestParameters: {
        projectArn: "arn:aws:codebuild:us-east-1:123456789012:project/shop",
        projectVisibility: "PUBLIC_READ",
      },
    }),
    "an attempt": apiCall({
      eventSource: "codebuild.amazonaws.com",
      eventName: "UpdateProjectVisibility",
      errorCode: "AccessDeniedException",
      requestParameters: { projectVisibility: "PUBLIC_READ" },
    }),
  },
  ignores: {
    "builds become private": apiCall({
      eventSource: "codebuild.amazonaws.com",
      eventName: "UpdateProjectVisibility",
      requestParameters: { projectVisibility: "PRIVATE" },
    }),
    "a project is changed": apiCall({
      eventSource: "codebuild.amazonaws.com",
      eventName: "UpdateProject",
    }),
    "a source is connected, which codebuild-source-connected reports": apiCall({
      eventSource: "codebuild.amazonaws.com",
      eventName: "ImportSourceCredentials",
    }),
  },
};
