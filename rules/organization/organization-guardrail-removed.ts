import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";
import { nist } from "../controls";

/**
 * A policy of the organization no longer binds. UpdatePolicy counts, for a guardrail can be
 * emptied as well as detached; attaching one and deleting one that binds nobody do not.
 */
export const organizationGuardrailRemoved: Rule = {
  id: "organization-guardrail-removed",
  title: "A policy of the organization was detached, disabled or rewritten",
  description:
    "Service control policies stop even administrators from switching off trails. Without them a stolen role can do all that its own policy allows.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("organizations.amazonaws.com"),
    field("eventName").equals(
      "DetachPolicy",
      "DisablePolicyType",
      "UpdatePolicy",
    ),
  ),
  controls: [nist("AC-6")],
  attack: ["T1562.001", "T1666"],
  falsePositives: [
    "A reviewed change of a policy by infrastructure as code: exclude its role.",
    "Control Tower, which rewrites its own guardrails on updates.",
  ],
  runbook: [
    "Which policy, from whom? In the management account: aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=EventName,AttributeValue=DetachPolicy (or the name in the event).",
    "What does it say now? aws organizations describe-policy --policy-id ID.",
    "Put it back: aws organizations attach-policy --policy-id ID --target-id TARGET, or enable-policy-type, or deploy the policies again.",
    "Ask the caller. Not theirs: revoke the role's sessions; who holds the management account holds all accounts.",
  ],
  matches: {
    "a policy is detached": apiCall({
      eventSource: "organizations.amazonaws.com",
      eventName: "DetachPolicy",
      requestParameters: {
        policyId: "p-examplepolicy",
        targetId: "123456789012",
      },
    }),
    "a policy is rewritten": apiCall({
      eventSource: "organizations.amazonaws.com",
      eventName: "UpdatePolicy",
      requestParameters: { policyId: "p-examplepolicy" },
    }),
    "an attempt to disable all service control policies": apiCall({
      eventSource: "organizations.amazonaws.com",
      eventName: "DisablePolicyType",
      errorCode: "AccessDeniedException",
      requestParameters: { policyType: "SERVICE_CONTROL_POLICY" },
    }),
  },
  ignores: {
    "a policy is detached from a thing of AWS IoT": apiCall({
      eventSource: "iot.amazonaws.com",
      eventName: "DetachPolicy",
    }),
    "a policy is attached": apiCall({
      eventSource: "organizations.amazonaws.com",
      eventName: "AttachPolicy",
    }),
    "an unattached policy is deleted, which organization-changes reports":
      apiCall({
        eventSource: "organizations.amazonaws.com",
        eventName: "DeletePolicy",
      }),
  },
};
