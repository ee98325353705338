import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** Builds may be started from outside: by a repository's credential, or by a webhook. */
export const codebuildSourceConnected: Rule = {
  id: "codebuild-source-connected",
  title: "A build project was connected to a repository",
  description:
    "A repository that starts builds runs its own commands with the build's role. An attacker's repository is a back door that needs no AWS key.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("codebuild.amazonaws.com"),
    field("eventName").equals("ImportSourceCredentials", "CreateWebhook"),
  ),
  controls: [],
  attack: ["T1648", "T1199"],
  falsePositives: [
    "A new pipeline, or a token for the repository being renewed.",
  ],
  runbook: [
    "Whose repository? aws codebuild batch-get-projects --names NAME (source, webhook), and aws codebuild list-source-credentials.",
    "Unknown: aws codebuild delete-webhook --project-name NAME, aws codebuild delete-source-credentials --arn ARN.",
    "What ran? aws codebuild list-builds-for-project --project-name NAME; then revoke the sessions of the build's role.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a credential is stored": apiCall({
      eventSource: "codebuild.amazonaws.com",
      eventName: "ImportSourceCredentials",
      requestParameters: { serverType: "GITHUB" },
    }),
    "a repository starts builds": apiCall({
      eventSource: "codebuild.amazonaws.com",
      eventName: "CreateWebhook",
      requestParameters: { projectName: "shop" },
    }),
    "an attempt": apiCall({
      eventSource: "codebuild.amazonaws.com",
      eventName: "ImportSourceCredentials",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a webhook of Amplify": apiCall({
      eventSource: "amplify.amazonaws.com",
      eventName: "CreateWebhook",
    }),
    "a webhook is removed": apiCall({
      eventSource: "codebuild.amazonaws.com",
      eventName: "DeleteWebhook",
    }),
    "sources are listed": apiCall({
      eventSource: "codebuild.amazonaws.com",
      eventName: "ListSourceCredentials",
      readOnly: true,
    }),
  },
};
