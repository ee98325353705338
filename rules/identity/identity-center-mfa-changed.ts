import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

export const identityCenterMfaChanged: Rule = {
  id: "identity-center-mfa-changed",
  title: "Identity Center's rules for MFA were changed",
  description:
    "They say whether people need a second factor, and what happens to those who have none. Weakened, a stolen password opens all accounts.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals(
      "sso.amazonaws.com",
      "sso-directory.amazonaws.com",
    ),
    field("eventName").equals("PutMfaDeviceManagementForDirectory"),
  ),
  controls: [],
  attack: ["T1556.006"],
  falsePositives: [
    "A stricter rule, which has the same event. The set-up of Identity Center.",
  ],
  runbook: [
    "Read the rules: console, Identity Center, Settings, Authentication. MFA at every sign-in, and registration required, is what you want.",
    "Set them back there.",
    "Ask the caller. Not theirs: disable the user in Identity Center and end the sessions.",
    "See which devices came or went since: lookup-events for CompleteVirtualMfaDeviceRegistration and DeleteMfaDeviceForUser.",
  ],
  matches: {
    "from the settings page": apiCall({
      eventSource: "sso.amazonaws.com",
      eventName: "PutMfaDeviceManagementForDirectory",
    }),
    "in the directory": apiCall({
      eventSource: "sso-directory.amazonaws.com",
      eventName: "PutMfaDeviceManagementForDirectory",
      userIdentity: assumedRole,
    }),
    "an attempt": apiCall({
      eventSource: "sso.amazonaws.com",
      eventName: "PutMfaDeviceManagementForDirectory",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "the rules are read": apiCall({
      eventSource: "sso.amazonaws.com",
      eventName: "GetMfaDeviceManagementForDirectory",
      readOnly: true,
    }),
    "a user's device is removed, which mfa-device-removed reports": apiCall({
      eventSource: "sso-directory.amazonaws.com",
      eventName: "DeleteMfaDeviceForUser",
    }),
    "a device is registered": apiCall({
      eventSource: "sso-directory.amazonaws.com",
      eventName: "CompleteWebAuthnDeviceRegistration",
    }),
  },
};
