import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A build was started with other commands, another source or another role than its project's. A version of the source is no override here. */
export const codebuildBuildOverridden: Rule = {
  id: "codebuild-build-overridden",
  title: "A build was started with other commands, source or role",
  description:
    "Overrides run any code with the build's role, often the strongest in the account, and leave the reviewed project as it was.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("codebuild.amazonaws.com"),
    field("eventName").equals("StartBuild", "StartBuildBatch"),
    anyOf(
      field("requestParameters.buildspecOverride").hasValue(),
      field("requestParameters.serviceRoleOverride").hasValue(),
      field("requestParameters.sourceLocationOverride").hasValue(),
      field("requestParameters.imageOverride").hasValue(),
    ),
  ),
  controls: [],
  attack: ["T1648", "T1548.005"],
  falsePositives: [
    "A pipeline tool that writes the commands of each build: exclude its role.",
  ],
  runbook: [
    "What ran? aws codebuild batch-get-builds --ids ID shows buildspec, role and log.",
    "Unknown and running: aws codebuild stop-build --id ID.",
    "What did the role do? Look for events whose session is named AWSCodeBuild with the build's id; then revoke its sessions.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "other commands": apiCall({
      eventSource: "codebuild.amazonaws.com",
      eventName: "StartBuild",
      requestParameters: {
        projectName: "shop",
        buildspecOverride: "version: 0.2",
      },
    }),
    "another role": apiCall({
      eventSource: "codebuild.amazonaws.com",
      eventName: "StartBuildBatch",
      requestParameters: {
        projectName: "shop",
        serviceRoleOverride: "arn:aws:iam::123456789012:role/deployer",
      },
    }),
    "an attempt with another source": apiCall({
      eventSource: "codebuild.amazonaws.com",
      eventName: "StartBuild",
      errorCode: "AccessDeniedException",
      requestParameters: {
        sourceLocationOverride: "https://git.example.com/x",
      },
    }),
  },
  ignores: {
    "a build of a commit": apiCall({
      eventSource: "codebuild.amazonaws.com",
      eventName: "StartBuild",
      requestParameters: { projectName: "shop", sourceVersion: "main" },
    }),
    "a build with a variable": apiCall({
      eventSource: "codebuild.amazonaws.com",
      eventName: "StartBuild",
      requestParameters: {
        projectName: "shop",
        environmentVariablesOverride: [{ name: "STAGE", value: "test" }],
      },
    }),
    "a build is tried again": apiCall({
      eventSource: "codebuild.amazonaws.com",
      eventName: "RetryBuild",
    }),
  },
};
