import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

const external = field("requestParameters.allowExternalPrincipals");

/** A share that accounts outside the organization may join. Left out of the call, the parameter means yes. */
export const resourceShareOpened: Rule = {
  id: "resource-share-opened",
  title: "Resources may be shared outside the organization",
  description:
    "A resource share hands subnets, gateways, databases or models to other accounts. One that outsiders may join carries them out of the organization.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("ram.amazonaws.com"),
    anyOf(
      allOf(
        field("eventName").equals("CreateResourceShare"),
        anyOf(external.isTrue(), external.notExists()),
      ),
      allOf(
        field("eventName").equals("UpdateResourceShare"),
        external.isTrue(),
      ),
    ),
  ),
  controls: [],
  attack: ["T1537"],
  falsePositives: [
    "A share within the organization that was written without the parameter.",
    "A share with a partner that was agreed.",
  ],
  runbook: [
    "What is shared, with whom? aws ram list-resources --resource-owner SELF and aws ram list-principals --resource-owner SELF: external true is outside.",
    "Unknown: aws ram disassociate-resource-share --resource-share-arn ARN --principals ACCOUNT, or aws ram delete-resource-share.",
    "Only within the organization: aws ram update-resource-share --resource-share-arn ARN --no-allow-external-principals.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a share for outsiders": apiCall({
      eventSource: "ram.amazonaws.com",
      eventName: "CreateResourceShare",
      requestParameters: { name: "network", allowExternalPrincipals: true },
    }),
    "a share is opened later": apiCall({
      eventSource: "ram.amazonaws.com",
      eventName: "UpdateResourceShare",
      requestParameters: { allowExternalPrincipals: true },
    }),
    "an attempt, recorded without its parameters": apiCall({
      eventSource: "ram.amazonaws.com",
      eventName: "CreateResourceShare",
      errorCode: "AccessDeniedException",
      requestParameters: null,
    }),
  },
  ignores: {
    "a share within the organization": apiCall({
      eventSource: "ram.amazonaws.com",
      eventName: "CreateResourceShare",
      requestParameters: { name: "network", allowExternalPrincipals: false },
    }),
    "a share is renamed": apiCall({
      eventSource: "ram.amazonaws.com",
      eventName: "UpdateResourceShare",
      requestParameters: { name: "network-shared" },
    }),
    "a share is deleted": apiCall({
      eventSource: "ram.amazonaws.com",
      eventName: "DeleteResourceShare",
    }),
  },
};
