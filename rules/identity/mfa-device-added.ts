import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** For the record: every new user does it. Only the registration counts; a created device that nobody enables does nothing. */
export const mfaDeviceAdded: Rule = {
  id: "mfa-device-added",
  title: "An MFA device was registered",
  description:
    "Good news, unless it is not the owner's: with a device of their own, attackers pass every MFA check and keep the owner out.",
  severity: "low",
  pattern: anyOf(
    allOf(
      field("eventSource").equals("iam.amazonaws.com"),
      field("eventName").equals("EnableMFADevice"),
    ),
    allOf(
      field("eventSource").equals(
        "sso.amazonaws.com",
        "sso-directory.amazonaws.com",
      ),
      field("eventName").equals(
        "CompleteVirtualMfaDeviceRegistration",
        "CompleteWebAuthnDeviceRegistration",
      ),
    ),
  ),
  controls: [],
  attack: ["T1098.005", "T1556.006"],
  falsePositives: ["A new user, a new phone, a second key."],
  runbook: [
    "The user did it: nothing to do.",
    "The user did not, or the caller is somebody else: aws iam deactivate-mfa-device --user-name USER --serial-number SERIAL.",
    "Change the user's password and make the access keys inactive: aws iam update-access-key --status Inactive.",
    "Look at the sign-ins since: aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=EventName,AttributeValue=ConsoleLogin.",
  ],
  matches: {
    "a virtual device": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "EnableMFADevice",
      requestParameters: {
        userName: "alice",
        serialNumber: "arn:aws:iam::123456789012:mfa/alice",
      },
    }),
    "a passkey in Identity Center": apiCall({
      eventSource: "sso-directory.amazonaws.com",
      eventName: "CompleteWebAuthnDeviceRegistration",
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "EnableMFADevice",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a device that nobody has enabled yet": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "CreateVirtualMFADevice",
    }),
    "a registration is begun": apiCall({
      eventSource: "sso-directory.amazonaws.com",
      eventName: "StartWebAuthnDeviceRegistration",
    }),
    "a device is removed": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "DeactivateMFADevice",
    }),
  },
};
