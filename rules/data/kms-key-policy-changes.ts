import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * Who may use a key was changed, or its imported material removed. Without CloudTrail's and
 * CloudWatch's grants in it, logs and alarms are dropped and no error is shown.
 */
export const kmsKeyPolicyChanges: Rule = {
  id: "kms-key-policy-changes",
  title: "A KMS key's policy was changed or its material deleted",
  description:
    "The key policy decides who may decrypt. A foreign account in it reads your data; a service missing from it cannot write logs or send alarms any more.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("kms.amazonaws.com"),
    field("eventName").equals("PutKeyPolicy", "DeleteImportedKeyMaterial"),
  ),
  controls: [],
  attack: ["T1485", "T1562.006"],
  falsePositives: [
    "Infrastructure as code that changes a key's policy: compare with the deployments of that hour.",
  ],
  runbook: [
    "Which key, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=PutKeyPolicy (or DeleteImportedKeyMaterial).",
    "Read it: aws kms get-key-policy --key-id KEY --policy-name default. Look for other accounts, Principal *, and services that are missing.",
    "A key of this monitor: deploy it again, then prove that mails arrive: aws sns publish --topic-arn ARN --message test.",
    "Any other: ask the caller. Not theirs: restore the policy and make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a key's policy is replaced": apiCall({
      eventSource: "kms.amazonaws.com",
      eventName: "PutKeyPolicy",
      requestParameters: {
        keyId: "1234abcd-12ab-34cd-56ef-1234567890ab",
        policyName: "default",
      },
    }),
    "imported material is deleted": apiCall({
      eventSource: "kms.amazonaws.com",
      eventName: "DeleteImportedKeyMaterial",
    }),
    "an attempt": apiCall({
      eventSource: "kms.amazonaws.com",
      eventName: "PutKeyPolicy",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "a policy is read": apiCall({
      eventSource: "kms.amazonaws.com",
      eventName: "GetKeyPolicy",
      readOnly: true,
    }),
    "a service takes a grant for itself": apiCall({
      eventSource: "kms.amazonaws.com",
      eventName: "CreateGrant",
      userIdentity: { invokedBy: "ec2.amazonaws.com" },
    }),
    "a new key with its first policy": apiCall({
      eventSource: "kms.amazonaws.com",
      eventName: "CreateKey",
    }),
  },
};
