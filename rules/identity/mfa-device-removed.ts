import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A virtual device can be deleted only after it was deactivated, so DeleteVirtualMFADevice would tell the same twice. */
export const mfaDeviceRemoved: Rule = {
  id: "mfa-device-removed",
  title: "An MFA device was removed",
  description:
    "From now on the password is enough. Removing the owner's device is how a stolen session becomes a lasting one.",
  severity: "high",
  pattern: anyOf(
    allOf(
      field("eventSource").equals("iam.amazonaws.com"),
      field("eventName").equals("DeactivateMFADevice"),
    ),
    // Of a user of Identity Center.
    allOf(
      field("eventSource").equals(
        "sso.amazonaws.com",
        "sso-directory.amazonaws.com",
      ),
      field("eventName").equals("DeleteMfaDeviceForUser"),
    ),
  ),
  controls: [],
  attack: ["T1556.006"],
  falsePositives: [
    "A new phone: the old device goes and a new one comes within minutes.",
  ],
  runbook: [
    "Ask the user by another way than mail. A new phone, and a new device is there: nothing to do.",
    "Not theirs: aws iam delete-login-profile --user-name USER and make the user's access keys inactive (Identity Center: disable the user).",
    "Root's device (serial number ends in root-account-mfa-device): treat root as taken, see root-usage.",
    "Not the user's own call: make the caller's keys inactive or revoke the role's sessions.",
    "Require MFA by policy (aws:MultiFactorAuthPresent), so that a removed device also removes the rights.",
  ],
  matches: {
    "a user's device": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DeactivateMFADevice",
      requestParameters: {
        userName: "alice",
        serialNumber: "arn:aws:iam::123456789012:mfa/alice",
      },
    }),
    "a device in Identity Center": apiCall({
      eventSource: "sso-directory.amazonaws.com",
      eventName: "DeleteMfaDeviceForUser",
      requestParameters: { identityStoreId: "d-example" },
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DeactivateMFADevice",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "the device, deactivated before, is deleted": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DeleteVirtualMFADevice",
      requestParameters: {
        serialNumber: "arn:aws:iam::123456789012:mfa/alice",
      },
    }),
    "a device is set in step again": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "ResyncMFADevice",
    }),
    "a device is registered": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "EnableMFADevice",
    }),
  },
};
