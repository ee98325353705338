import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/**
 * Somebody was allowed to use a key, past its policy. The many grants that services take for
 * themselves name a service or are made by one.
 */
export const kmsGrantCreated: Rule = {
  id: "kms-grant-created",
  title: "A person or role was granted the use of a KMS key",
  description:
    "A grant lets its principal, of any account, decrypt without an entry in the key policy, where nobody looks for it.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("kms.amazonaws.com"),
    field("eventName").equals("CreateGrant"),
    field("userIdentity.invokedBy").notExists(),
    field("requestParameters.granteePrincipal").like("arn:*"),
  ),
  controls: [],
  attack: ["T1098", "T1555"],
  falsePositives: [
    "A key that is shared with another account or with the service-linked role of Auto Scaling, as for encrypted images: the administrator makes such a grant once.",
  ],
  runbook: [
    "Which key, for whom (granteePrincipal), and who? aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=CreateGrant.",
    "Read the grants: aws kms list-grants --key-id KEY. Look for principals and accounts that you do not know.",
    "Not right: aws kms revoke-grant --key-id KEY --grant-id GRANT.",
    "Not planned: make the caller's access keys inactive or revoke the role's sessions, and look for what else they did.",
  ],
  matches: {
    "a role of another account": apiCall({
      eventSource: "kms.amazonaws.com",
      eventName: "CreateGrant",
      requestParameters: {
        keyId: "1234abcd-12ab-34cd-56ef-1234567890ab",
        granteePrincipal: "arn:aws:iam::123456789012:role/reader",
        operations: ["Decrypt"],
      },
    }),
    "a whole account, by a role session": apiCall({
      userIdentity: assumedRole,
      eventSource: "kms.amazonaws.com",
      eventName: "CreateGrant",
      requestParameters: { granteePrincipal: "arn:aws:iam::123456789012:root" },
    }),
    "an attempt": apiCall({
      eventSource: "kms.amazonaws.com",
      eventName: "CreateGrant",
      errorCode: "AccessDenied",
      requestParameters: {
        granteePrincipal: "arn:aws:iam::123456789012:user/bob",
      },
    }),
  },
  ignores: {
    "a service takes a grant for itself": apiCall({
      userIdentity: { invokedBy: "ec2.amazonaws.com" },
      eventSource: "kms.amazonaws.com",
      eventName: "CreateGrant",
      requestParameters: {
        granteePrincipal:
          "arn:aws:sts::123456789012:assumed-role/aws:ec2-infrastructure/i-0123456789abcdef0",
      },
    }),
    "the principal is a service": apiCall({
      eventSource: "kms.amazonaws.com",
      eventName: "CreateGrant",
      requestParameters: { granteePrincipal: "rds.us-east-1.amazonaws.com" },
    }),
    "a grant is given up": apiCall({
      eventSource: "kms.amazonaws.com",
      eventName: "RetireGrant",
    }),
  },
};
