import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * Key material that AWS did not make came into a key, or the way for it was opened. Who brings the
 * material can also take it away.
 */
export const kmsMaterialImported: Rule = {
  id: "kms-material-imported",
  title: "Key material was imported into KMS",
  description:
    "Imported material can expire or be deleted at once, without the waiting period of other keys: data encrypted with it is held to ransom.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("kms.amazonaws.com"),
    field("eventName").equals(
      "ImportKeyMaterial",
      "GetParametersForImport",
      "CreateCustomKeyStore",
    ),
  ),
  controls: [],
  attack: ["T1486", "T1485"],
  falsePositives: [
    "A company that must bring its own keys, at their yearly renewal.",
  ],
  runbook: [
    "Which key, and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=ImportKeyMaterial.",
    "Does the company import keys at all? If not, treat it as an attack.",
    "What uses the key? aws kms describe-key --key-id KEY, then look for Encrypt, ReEncrypt and PutBucketEncryption with it.",
    "Stop it: aws kms disable-key --key-id KEY keeps the material and stops its use.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "material is imported": apiCall({
      eventSource: "kms.amazonaws.com",
      eventName: "ImportKeyMaterial",
      requestParameters: { keyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
    }),
    "the wrapping key is fetched": apiCall({
      eventSource: "kms.amazonaws.com",
      eventName: "GetParametersForImport",
    }),
    "an attempt": apiCall({
      eventSource: "kms.amazonaws.com",
      eventName: "ImportKeyMaterial",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "material is deleted, which kms-key-policy-changes reports": apiCall({
      eventSource: "kms.amazonaws.com",
      eventName: "DeleteImportedKeyMaterial",
    }),
    "an ordinary key": apiCall({
      eventSource: "kms.amazonaws.com",
      eventName: "CreateKey",
    }),
    "another service's import": apiCall({ eventName: "ImportKeyPair" }),
  },
};
