import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** For the record: infrastructure as code does it for every machine with a role. */
export const roleAddedToInstanceProfile: Rule = {
  id: "role-added-to-instance-profile",
  title: "A role was put into an instance profile",
  description:
    "Every machine with the profile gets the role's rights, and so does whoever can log in to one of them.",
  severity: "low",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    field("eventName").equals("AddRoleToInstanceProfile"),
  ),
  controls: [],
  attack: ["T1098.003", "T1078.004"],
  falsePositives: ["Infrastructure as code that makes machines with a role."],
  runbook: [
    "Which role? requestParameters.roleName; what it may do: aws iam list-attached-role-policies --role-name ROLE.",
    "A deployment, and a role for that machine: nothing to do.",
    "An administrator's role: aws iam remove-role-from-instance-profile, and ask the caller.",
    "See which machines have the profile: aws ec2 describe-iam-instance-profile-associations.",
  ],
  matches: {
    "a role": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "AddRoleToInstanceProfile",
      requestParameters: { roleName: "deployer", instanceProfileName: "web" },
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "AddRoleToInstanceProfile",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "an empty profile": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateInstanceProfile",
    }),
    "a role is taken out": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "RemoveRoleFromInstanceProfile",
    }),
    "a machine gets another profile": apiCall({
      eventSource: "ec2.amazonaws.com",
      eventName: "AssociateIamInstanceProfile",
    }),
  },
};
