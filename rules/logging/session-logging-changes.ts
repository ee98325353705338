import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/**
 * Session Manager's preferences changed. They are a document of a fixed name, which says where
 * sessions are logged, and as which user and with which commands a shell starts.
 */
export const sessionLoggingChanges: Rule = {
  id: "session-logging-changes",
  title: "Session Manager's preferences were changed",
  description:
    "The preferences say where shell sessions are logged and what runs when one starts. Changing them hides sessions, or runs code in everybody's.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("ssm.amazonaws.com"),
    field("eventName").equals(
      "CreateDocument",
      "UpdateDocument",
      "UpdateDocumentDefaultVersion",
      "DeleteDocument",
    ),
    field("requestParameters.name").equals("SSM-SessionManagerRunShell"),
  ),
  controls: [nist("AU-9")],
  attack: ["T1562.008"],
  falsePositives: ["Session Manager being set up, once for each region."],
  runbook: [
    "What do they say now? aws ssm get-document --name SSM-SessionManagerRunShell: the bucket or log group must be yours, and the shell profile one you know.",
    "Compare: aws ssm list-document-versions --name SSM-SessionManagerRunShell. Go back: aws ssm update-document-default-version --document-version N.",
    "Who had a session since? aws ssm describe-sessions --state History.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "the preferences are rewritten": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "UpdateDocument",
      requestParameters: { name: "SSM-SessionManagerRunShell" },
    }),
    "the preferences are deleted": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "DeleteDocument",
      requestParameters: { name: "SSM-SessionManagerRunShell" },
    }),
    "an attempt": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "UpdateDocumentDefaultVersion",
      errorCode: "AccessDeniedException",
      requestParameters: { name: "SSM-SessionManagerRunShell" },
    }),
  },
  ignores: {
    "another document": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "UpdateDocument",
      requestParameters: { name: "install-agent" },
    }),
    "the preferences are read": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "GetDocument",
      readOnly: true,
      requestParameters: { name: "SSM-SessionManagerRunShell" },
    }),
    "a session starts with them, which ssm-session-started reports": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "StartSession",
      requestParameters: { target: "i-0123456789abcdef0" },
    }),
  },
};
