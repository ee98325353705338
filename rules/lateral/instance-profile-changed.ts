import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A running instance got a role or another one. RunInstances with a role is ordinary. */
export const instanceProfileChanged: Rule = {
  id: "instance-profile-changed",
  title: "An instance got another role",
  description:
    "Whoever has a shell on the instance has the new role's rights from now on. It is a known step from an instance to an administrator.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("ec2.amazonaws.com"),
    field("eventName").equals(
      "AssociateIamInstanceProfile",
      "ReplaceIamInstanceProfileAssociation",
    ),
  ),
  controls: [],
  attack: ["T1098.003", "T1578"],
  falsePositives: [
    "An engineer who adds Session Manager's role to an old instance.",
    "Quick Setup of Systems Manager, which gives every instance a role.",
  ],
  runbook: [
    "Which role? aws ec2 describe-iam-instance-profile-associations --filters Name=instance-id,Values=ID, then aws iam list-attached-role-policies --role-name ROLE.",
    "More than the instance needs: aws ec2 replace-iam-instance-profile-association with the old profile.",
    "What did the role do since? Look for events whose session is named after the instance's id.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "an instance gets a role": apiCall({
      eventName: "AssociateIamInstanceProfile",
    }),
    "an instance gets another role": apiCall({
      eventName: "ReplaceIamInstanceProfileAssociation",
    }),
    "an attempt": apiCall({
      eventName: "AssociateIamInstanceProfile",
      errorCode: "Client.UnauthorizedOperation",
    }),
  },
  ignores: {
    "an instance loses its role": apiCall({
      eventName: "DisassociateIamInstanceProfile",
    }),
    "a new instance with a role": apiCall({
      eventName: "RunInstances",
      requestParameters: { iamInstanceProfile: { name: "web" } },
    }),
    "a role is put into a profile": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "AddRoleToInstanceProfile",
    }),
  },
};
