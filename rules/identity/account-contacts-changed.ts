import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

export const accountContactsChanged: Rule = {
  id: "account-contacts-changed",
  title: "The account's contacts were changed",
  description:
    "AWS writes to these contacts when it sees abuse or leaked keys. An attacker who changes them keeps the warnings away from you.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("account.amazonaws.com"),
    field("eventName").equals(
      "PutAlternateContact",
      "DeleteAlternateContact",
      "PutContactInformation",
    ),
  ),
  controls: [],
  attack: ["T1098", "T1562"],
  falsePositives: [
    "Account vending or a yearly review that sets the contacts of every account.",
  ],
  runbook: [
    "Read the contact as it is: aws account get-alternate-contact --alternate-contact-type SECURITY (and get-contact-information).",
    "An address or a number that is not yours: put yours back with aws account put-alternate-contact.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
    "Read AWS Health's events and support cases of the last days: a warning may have gone to the wrong address.",
  ],
  matches: {
    "the security contact is replaced": apiCall({
      eventSource: "account.amazonaws.com",
      eventName: "PutAlternateContact",
      requestParameters: {
        alternateContactType: "SECURITY",
        emailAddress: "security@example.com",
      },
    }),
    "the security contact is deleted": apiCall({
      eventSource: "account.amazonaws.com",
      eventName: "DeleteAlternateContact",
      requestParameters: { alternateContactType: "SECURITY" },
    }),
    "an attempt": apiCall({
      eventSource: "account.amazonaws.com",
      eventName: "PutContactInformation",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "a contact is read": apiCall({
      eventSource: "account.amazonaws.com",
      eventName: "GetAlternateContact",
      readOnly: true,
    }),
    "the address of root, which root-credentials-changed reports": apiCall({
      eventSource: "account.amazonaws.com",
      eventName: "StartPrimaryEmailUpdate",
    }),
    "a region is enabled": apiCall({
      eventSource: "account.amazonaws.com",
      eventName: "EnableRegion",
    }),
  },
};
