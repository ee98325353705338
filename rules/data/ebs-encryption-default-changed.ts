import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * New disks are no longer encrypted by default, or with another key. With a key of the attacker they
 * are held to ransom.
 */
export const ebsEncryptionDefaultChanged: Rule = {
  id: "ebs-encryption-default-changed",
  title: "The default encryption of new disks was changed",
  description:
    "Unencrypted snapshots can be shared with anyone. A default key of another account can be withdrawn, and every new disk with it.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("ec2.amazonaws.com"),
    field("eventName").equals(
      "DisableEbsEncryptionByDefault",
      "ModifyEbsDefaultKmsKeyId",
      "ResetEbsDefaultKmsKeyId",
    ),
  ),
  controls: [],
  attack: ["T1562.001", "T1486"],
  falsePositives: ["A change of the default key that was planned."],
  runbook: [
    "Which region, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DisableEbsEncryptionByDefault.",
    "Switch it on again: aws ec2 enable-ebs-encryption-by-default.",
    "Which key now? aws ec2 get-ebs-default-kms-key-id. A key that is not yours: aws ec2 reset-ebs-default-kms-key-id.",
    "Disks made meanwhile: aws ec2 describe-volumes --filters Name=encrypted,Values=false. Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "it is switched off": apiCall({
      eventName: "DisableEbsEncryptionByDefault",
    }),
    "another key": apiCall({
      eventName: "ModifyEbsDefaultKmsKeyId",
      requestParameters: { kmsKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
    }),
    "an attempt": apiCall({
      eventName: "DisableEbsEncryptionByDefault",
      errorCode: "Client.UnauthorizedOperation",
    }),
  },
  ignores: {
    "it is switched on": apiCall({ eventName: "EnableEbsEncryptionByDefault" }),
    "it is read": apiCall({
      eventName: "GetEbsEncryptionByDefault",
      readOnly: true,
    }),
    "one disk is made": apiCall({
      eventName: "CreateVolume",
      requestParameters: { encrypted: false },
    }),
  },
};
