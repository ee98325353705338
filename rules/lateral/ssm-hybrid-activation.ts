import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A machine from outside was made, or may become, a managed node of Systems Manager. */
export const ssmHybridActivation: Rule = {
  id: "ssm-hybrid-activation",
  title: "A machine from outside was registered with Systems Manager",
  description:
    "An activation lets any machine register and get a role's credentials. Attackers also register stolen instances to an account of theirs, as a back door.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("ssm.amazonaws.com"),
    field("eventName").equals("CreateActivation", "RegisterManagedInstance"),
  ),
  controls: [],
  attack: ["T1219", "T1098"],
  falsePositives: ["Servers of your own data centre that are being enrolled."],
  runbook: [
    "Which activation, with which role? aws ssm describe-activations: how many may register, until when?",
    "Which machines? aws ssm describe-instance-information --filters Key=ResourceType,Values=ManagedInstance: names and addresses that you know?",
    "Unknown: aws ssm delete-activation --activation-id ID and aws ssm deregister-managed-instance --instance-id mi-ID; revoke the sessions of the role.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "an activation is made": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "CreateActivation",
      requestParameters: { iamRole: "service-role/hybrid" },
    }),
    "a machine registers": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "RegisterManagedInstance",
    }),
    "an attempt": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "CreateActivation",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "an instance of EC2 reports": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "UpdateInstanceInformation",
    }),
    "a machine is thrown out": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "DeregisterManagedInstance",
    }),
    "an activation is deleted": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "DeleteActivation",
    }),
  },
};
