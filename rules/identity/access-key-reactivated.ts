import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

export const accessKeyReactivated: Rule = {
  id: "access-key-reactivated",
  title: "An inactive access key was made active again",
  description:
    "A key is made inactive because it leaked or because nobody needs it. Making it active again gives it back to whoever has it.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    field("eventName").equals("UpdateAccessKey"),
    field("requestParameters.status").equals("Active"),
  ),
  controls: [],
  attack: ["T1098.001"],
  falsePositives: [
    "A rotation that was rolled back because something still used the old key.",
  ],
  runbook: [
    "Find out why the key was inactive: aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=EventName,AttributeValue=UpdateAccessKey.",
    "It had leaked, or nobody knows: aws iam update-access-key --user-name USER --access-key-id KEY --status Inactive, then ask the caller.",
    "Not the caller's doing: make the caller's own keys inactive or revoke the role's sessions.",
    "See what the key does now: aws cloudtrail lookup-events --lookup-attributes AttributeKey=AccessKeyId,AttributeValue=KEY.",
  ],
  matches: {
    "a user's key": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UpdateAccessKey",
      requestParameters: {
        userName: "bob",
        accessKeyId: "AKIAIOSFODNN7EXAMPLE",
        status: "Active",
      },
    }),
    "one's own key": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UpdateAccessKey",
      requestParameters: {
        accessKeyId: "AKIAIOSFODNN7EXAMPLE",
        status: "Active",
      },
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UpdateAccessKey",
      requestParameters: {
        userName: "bob",
        accessKeyId: "AKIAIOSFODNN7EXAMPLE",
        status: "Active",
      },
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a key is made inactive, which access-key-removed records": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UpdateAccessKey",
      requestParameters: {
        userName: "bob",
        accessKeyId: "AKIAIOSFODNN7EXAMPLE",
        status: "Inactive",
      },
    }),
    "a new key": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateAccessKey",
    }),
    "a signing certificate": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UpdateSigningCertificate",
      requestParameters: { status: "Active" },
    }),
  },
};
