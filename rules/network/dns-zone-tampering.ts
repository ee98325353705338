import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A zone was deleted, lost its signatures, or was opened to another account's VPC. Records change all day and are left out. */
export const dnsZoneTampering: Rule = {
  id: "dns-zone-tampering",
  title: "A DNS zone was deleted, unsigned or opened to another network",
  description:
    "A deleted or unsigned zone can be impersonated. A private zone joined to a foreign VPC tells it every internal name, or answers for them.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("route53.amazonaws.com"),
    field("eventName").equals(
      "DeleteHostedZone",
      "DisableHostedZoneDNSSEC",
      "DeactivateKeySigningKey",
      "CreateVPCAssociationAuthorization",
      "AssociateVPCWithHostedZone",
    ),
    // Service discovery keeps zones of its own.
    field("userIdentity.invokedBy").notEqualsOrMissing(
      "servicediscovery.amazonaws.com",
    ),
  ),
  controls: [],
  attack: ["T1584.002", "T1557"],
  falsePositives: [
    "A landing zone that shares its private zones with every new VPC: exclude its role.",
    "An environment that is removed together with its zone.",
  ],
  runbook: [
    "Which zone? aws route53 get-hosted-zone --id ZONE lists its VPCs: are all of them yours?",
    "A foreign VPC: aws route53 disassociate-vpc-from-hosted-zone, and delete-vpc-association-authorization.",
    "A public zone was deleted: create it from code, then put the new name servers at the registrar; until then anyone with a zone on the old ones can answer.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "another account's VPC may join a private zone": apiCall({
      eventSource: "route53.amazonaws.com",
      eventName: "CreateVPCAssociationAuthorization",
    }),
    "a zone is deleted": apiCall({
      eventSource: "route53.amazonaws.com",
      eventName: "DeleteHostedZone",
    }),
    "an attempt on the signatures": apiCall({
      eventSource: "route53.amazonaws.com",
      eventName: "DisableHostedZoneDNSSEC",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "service discovery removes its zone": apiCall({
      userIdentity: { invokedBy: "servicediscovery.amazonaws.com" },
      eventSource: "route53.amazonaws.com",
      eventName: "DeleteHostedZone",
    }),
    "a VPC leaves a zone": apiCall({
      eventSource: "route53.amazonaws.com",
      eventName: "DisassociateVPCFromHostedZone",
    }),
    "a record is changed": apiCall({
      eventSource: "route53.amazonaws.com",
      eventName: "ChangeResourceRecordSets",
    }),
  },
};
