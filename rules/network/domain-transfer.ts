import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A domain is being moved away, or answers from other name servers. Recorded in us-east-1 only. */
export const domainTransfer: Rule = {
  id: "domain-transfer",
  title: "A domain is being transferred or redirected",
  description:
    "Whoever holds the domain holds its mail, its website and every account whose password is reset by mail. A transfer can hardly be undone.",
  severity: "critical",
  pattern: allOf(
    field("eventSource").equals("route53domains.amazonaws.com"),
    field("eventName").equals(
      "DisableDomainTransferLock",
      "RetrieveDomainAuthCode",
      "TransferDomainToAnotherAwsAccount",
      "PushDomain",
      "UpdateDomainNameservers",
      "DeleteDomain",
    ),
  ),
  controls: [],
  attack: ["T1584.001", "T1584.002"],
  falsePositives: [
    "A transfer or a change of name servers that the domain's owner announced.",
  ],
  runbook: [
    "Which domain, how far? aws route53domains list-operations --region us-east-1 and get-domain-detail --domain-name NAME.",
    "Lock it: aws route53domains enable-domain-transfer-lock --domain-name NAME. Running to another account: aws route53domains cancel-domain-transfer-to-another-aws-account. Name servers: update-domain-nameservers with yours.",
    "Call the owner. Not theirs: open an urgent case with AWS Support, naming the domain.",
    "Make the caller's access keys inactive or revoke the role's sessions, and look for new certificates for the domain.",
  ],
  matches: {
    "the lock is taken off": apiCall({
      eventSource: "route53domains.amazonaws.com",
      eventName: "DisableDomainTransferLock",
      requestParameters: { domainName: "example.com" },
    }),
    "the domain goes to another account": apiCall({
      eventSource: "route53domains.amazonaws.com",
      eventName: "TransferDomainToAnotherAwsAccount",
      requestParameters: { domainName: "example.com" },
    }),
    "an attempt on its name servers": apiCall({
      eventSource: "route53domains.amazonaws.com",
      eventName: "UpdateDomainNameservers",
      errorCode: "AccessDeniedException",
    }),
  },
  ignores: {
    "the lock is put on": apiCall({
      eventSource: "route53domains.amazonaws.com",
      eventName: "EnableDomainTransferLock",
    }),
    "a domain comes in": apiCall({
      eventSource: "route53domains.amazonaws.com",
      eventName: "TransferDomain",
    }),
    "a search domain is deleted": apiCall({
      eventSource: "es.amazonaws.com",
      eventName: "DeleteDomain",
    }),
    "the domain's details are read": apiCall({
      eventSource: "route53domains.amazonaws.com",
      eventName: "GetDomainDetail",
      readOnly: true,
    }),
  },
};
