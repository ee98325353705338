import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * A file was fetched from CloudShell, or put into it. On the metric route: these events have been
 * seen to reach the trail and not EventBridge.
 */
export const cloudshellFileTransfer: Rule = {
  id: "cloudshell-file-transfer",
  title: "A file was moved into or out of CloudShell",
  description:
    "CloudShell is a machine inside AWS's network with the caller's rights: a way to take data out past every proxy, and to bring tools in.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("cloudshell.amazonaws.com"),
    field("eventName").equals("GetFileDownloadUrls", "GetFileUploadUrls"),
  ),
  controls: [],
  attack: ["T1567", "T1105", "T1059.009"],
  falsePositives: ["An engineer who edits a script in CloudShell."],
  runbook: [
    "Who, and what did they do before? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=GetFileDownloadUrls, then all events of that caller: reads of S3, secrets and snapshots count most.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions, which ends the shell too.",
    "Nobody needs it: deny cloudshell:GetFileDownloadUrls and cloudshell:GetFileUploadUrls by a service control policy.",
  ],
  routes: ["metric"],
  matches: {
    "a file is fetched": apiCall({
      eventSource: "cloudshell.amazonaws.com",
      eventName: "GetFileDownloadUrls",
    }),
    "a file is brought in": apiCall({
      eventSource: "cloudshell.amazonaws.com",
      eventName: "GetFileUploadUrls",
    }),
    "an attempt": apiCall({
      eventSource: "cloudshell.amazonaws.com",
      eventName: "GetFileDownloadUrls",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a shell is opened, which cloudshell-started records": apiCall({
      eventSource: "cloudshell.amazonaws.com",
      eventName: "CreateSession",
    }),
    "the shell's heart beats": apiCall({
      eventSource: "cloudshell.amazonaws.com",
      eventName: "SendHeartBeat",
    }),
    "a layer's address for download": apiCall({
      eventSource: "ecr.amazonaws.com",
      eventName: "GetDownloadUrlForLayer",
      readOnly: true,
    }),
  },
};
