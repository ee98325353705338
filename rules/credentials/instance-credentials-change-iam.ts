import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** CloudTrail marks credentials that came from an instance's metadata with the version of the metadata service. */
export const instanceCredentialsChangeIam: Rule = {
  id: "instance-credentials-change-iam",
  title: "An EC2 instance's credentials made users, keys or policies",
  description:
    "Applications have no reason to. Somebody on the machine, or with its stolen credentials, is making a way to stay.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    field("eventName").equals(
      "CreateUser",
      "CreateAccessKey",
      "CreateLoginProfile",
      "UpdateLoginProfile",
      "CreateRole",
      "UpdateAssumeRolePolicy",
      "AttachUserPolicy",
      "AttachRolePolicy",
      "PutUserPolicy",
      "PutRolePolicy",
      "CreatePolicyVersion",
      "AddUserToGroup",
    ),
    field("userIdentity.sessionContext.ec2RoleDelivery").hasValue(),
  ),
  controls: [],
  attack: ["T1552.005", "T1098.001", "T1136.003"],
  falsePositives: [
    "A build machine on EC2 that deploys infrastructure. Exclude its role.",
  ],
  runbook: [
    "The instance's id is the end of userIdentity.arn. A build machine during a deployment: nothing to do.",
    "Undo it: delete the key or user, detach the policy (requestParameters says which).",
    "Revoke the role's sessions in the IAM console, and take the rights to IAM from the role.",
    "Take the instance out of the network and keep it for the inquiry. Require IMDSv2: aws ec2 modify-instance-metadata-options --http-tokens required.",
    "See what else the role did: lookup-events with AttributeKey=Username and the instance's id.",
  ],
  matches: {
    "a user": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateUser",
      userIdentity: {
        ...assumedRole,
        sessionContext: { ec2RoleDelivery: "2.0" },
      },
      requestParameters: { userName: "bob" },
    }),
    "rights for a role": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "AttachRolePolicy",
      userIdentity: {
        ...assumedRole,
        sessionContext: { ec2RoleDelivery: "2.0" },
      },
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateAccessKey",
      userIdentity: {
        ...assumedRole,
        sessionContext: { ec2RoleDelivery: "2.0" },
      },
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a person's role": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateUser",
      userIdentity: assumedRole,
    }),
    "a session that is named like an instance": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateUser",
      userIdentity: {
        ...assumedRole,
        principalId: "AROAEXAMPLEEXAMPLE:i-0123456789abcdef0",
      },
    }),
    "the instance reads its role": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "GetRole",
      userIdentity: {
        ...assumedRole,
        sessionContext: { ec2RoleDelivery: "2.0" },
      },
      readOnly: true,
    }),
  },
};
