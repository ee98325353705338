import { apiCall, assumedRole, root } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** For anybody but root, whose keys `root-access-key-created` reports. */
export const accessKeyCreated: Rule = {
  id: "access-key-created",
  title: "An access key was created for an IAM user",
  description:
    "A key works without MFA until somebody deletes it, which makes it the usual back door. Attackers create one for a user who already has rights.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    field("eventName").equals("CreateAccessKey"),
    anyOf(
      field("userIdentity.type").notEqualsOrMissing("Root"),
      field("requestParameters.userName").hasValue(),
    ),
  ),
  controls: [],
  attack: ["T1098.001"],
  falsePositives: [
    "A planned rotation, or a new machine user that cannot have a role.",
    "Infrastructure as code that makes users with keys.",
  ],
  runbook: [
    "Compare who asked with whose key it is (requestParameters.userName; missing means the caller's own).",
    "Ask the caller. A rotation that was planned: nothing to do.",
    "Not theirs: aws iam update-access-key --user-name USER --access-key-id KEY --status Inactive, for the new key and for the caller's.",
    "See what the new key did: aws cloudtrail lookup-events --lookup-attributes AttributeKey=AccessKeyId,AttributeValue=KEY.",
  ],
  matches: {
    "for another user": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateAccessKey",
      requestParameters: { userName: "bob" },
      responseElements: { accessKey: { userName: "bob", status: "Active" } },
    }),
    "for oneself": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateAccessKey",
    }),
    "root makes one for a user": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateAccessKey",
      userIdentity: root,
      requestParameters: { userName: "bob" },
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateAccessKey",
      userIdentity: assumedRole,
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "root's own key, which root-access-key-created reports": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateAccessKey",
      userIdentity: root,
    }),
    "keys are listed": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "ListAccessKeys",
      readOnly: true,
    }),
    "a key pair of EC2": apiCall({
      eventSource: "ec2.amazonaws.com",
      eventName: "CreateKeyPair",
    }),
    "a key of the same name from another service": apiCall({
      eventSource: "transfer.amazonaws.com",
      eventName: "CreateAccessKey",
    }),
  },
};
