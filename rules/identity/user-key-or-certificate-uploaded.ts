import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

export const userKeyOrCertificateUploaded: Rule = {
  id: "user-key-or-certificate-uploaded",
  title: "An SSH key or signing certificate was uploaded for an IAM user",
  description:
    "Both let the user in beside passwords and access keys: SSH to CodeCommit, certificates to old interfaces of AWS. Hardly anybody uses them, so nobody looks.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("iam.amazonaws.com"),
    field("eventName").equals("UploadSSHPublicKey", "UploadSigningCertificate"),
  ),
  controls: [],
  attack: ["T1098.001", "T1098.004"],
  falsePositives: ["A developer who uses CodeCommit by SSH."],
  runbook: [
    "Ask the user (requestParameters.userName; missing means the caller). Theirs: nothing to do.",
    "Not theirs: aws iam delete-ssh-public-key or delete-signing-certificate with --user-name USER.",
    "See what else the user has: aws iam list-access-keys, list-mfa-devices and list-service-specific-credentials.",
    "Make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "an SSH key": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UploadSSHPublicKey",
      requestParameters: { userName: "bob" },
    }),
    "a certificate": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UploadSigningCertificate",
      userIdentity: assumedRole,
      requestParameters: { userName: "bob" },
    }),
    "an attempt": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UploadSSHPublicKey",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a certificate of a server": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "UploadServerCertificate",
    }),
    "a key pair of EC2": apiCall({
      eventSource: "ec2.amazonaws.com",
      eventName: "ImportKeyPair",
    }),
    "keys are listed": apiCall({
      eventSource: "iam.amazonaws.com",
      eventName: "ListSSHPublicKeys",
      readOnly: true,
    }),
  },
};
