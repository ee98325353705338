import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** Switching a revocation list off counts too: it gives revoked certificates their rights back. */
export const rolesAnywhereChanges: Rule = {
  id: "roles-anywhere-changes",
  title: "IAM Roles Anywhere was opened or changed",
  description:
    "A trust anchor lets everybody whose certificate its authority signed become a role, from anywhere. With an authority of their own, attackers stay without a key in IAM.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("rolesanywhere.amazonaws.com"),
    field("eventName").equals(
      "CreateTrustAnchor",
      "UpdateTrustAnchor",
      "EnableTrustAnchor",
      "CreateProfile",
      "UpdateProfile",
      "EnableProfile",
      "DisableCrl",
      "DeleteCrl",
    ),
  ),
  controls: [],
  attack: ["T1098.001", "T1484.002"],
  falsePositives: ["The roll-out of Roles Anywhere, or a renewed authority."],
  runbook: [
    "Ask the owners of your certificate authority. Not in use at all: act at once.",
    "Read it, in the event's region: aws rolesanywhere list-trust-anchors and list-profiles (which roles, which authority).",
    "Not yours: aws rolesanywhere disable-trust-anchor --trust-anchor-id ID and disable-profile --profile-id ID.",
    "Revoke the sessions of the profile's roles, and see who came in: lookup-events with AttributeValue=CreateSession.",
  ],
  matches: {
    "a certificate authority is trusted": apiCall({
      eventSource: "rolesanywhere.amazonaws.com",
      eventName: "CreateTrustAnchor",
      requestParameters: {
        name: "example",
        source: { sourceType: "CERTIFICATE_BUNDLE" },
      },
    }),
    "roles are offered": apiCall({
      eventSource: "rolesanywhere.amazonaws.com",
      eventName: "CreateProfile",
      userIdentity: assumedRole,
      requestParameters: {
        roleArns: ["arn:aws:iam::123456789012:role/deployer"],
      },
    }),
    "revocations are ignored": apiCall({
      eventSource: "rolesanywhere.amazonaws.com",
      eventName: "DisableCrl",
    }),
    "an attempt": apiCall({
      eventSource: "rolesanywhere.amazonaws.com",
      eventName: "CreateTrustAnchor",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a workload gets a session": apiCall({
      eventSource: "rolesanywhere.amazonaws.com",
      eventName: "CreateSession",
    }),
    "a trust anchor is switched off": apiCall({
      eventSource: "rolesanywhere.amazonaws.com",
      eventName: "DisableTrustAnchor",
    }),
    "a profile of another service": apiCall({
      eventSource: "transfer.amazonaws.com",
      eventName: "CreateProfile",
    }),
  },
};
