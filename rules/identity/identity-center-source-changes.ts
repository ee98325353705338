import { apiCall, assumedRole } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** The same calls are recorded under either source, by the page of the console that made them. */
export const identityCenterSourceChanges: Rule = {
  id: "identity-center-source-changes",
  title: "Identity Center's source of identities was changed",
  description:
    "Who runs the directory or the identity provider decides who everybody is. A source of an attacker's signs them in as anyone, in every account.",
  severity: "critical",
  pattern: allOf(
    field("eventSource").equals(
      "sso.amazonaws.com",
      "sso-directory.amazonaws.com",
    ),
    field("eventName").equals(
      "AssociateDirectory",
      "DisassociateDirectory",
      "UpdateDirectoryAssociation",
      "CreateExternalIdPConfigurationForDirectory",
      "UpdateExternalIdPConfigurationForDirectory",
      "DeleteExternalIdPConfigurationForDirectory",
      "EnableExternalIdPConfigurationForDirectory",
      "DisableExternalIdPConfigurationForDirectory",
    ),
  ),
  controls: [],
  attack: ["T1484.002", "T1556"],
  falsePositives: [
    "The set-up of Identity Center, a planned move, or a renewed certificate of the identity provider.",
  ],
  runbook: [
    "Ask the owners of the identity provider and of the management account whether it was planned.",
    "Read it in the console: Identity Center, Settings, Identity source. Compare issuer, sign-in URL and certificate with your provider's.",
    "Not planned: set it back there, and end all active sessions of the users.",
    "Keep a way in meanwhile: root or a break-glass user of the management account.",
    "See who signed in since: lookup-events with AttributeValue=Authenticate and Federate, in Identity Center's region.",
  ],
  matches: {
    "an external provider is switched on": apiCall({
      eventSource: "sso-directory.amazonaws.com",
      eventName: "EnableExternalIdPConfigurationForDirectory",
    }),
    "a directory is connected": apiCall({
      eventSource: "sso.amazonaws.com",
      eventName: "AssociateDirectory",
      userIdentity: assumedRole,
    }),
    "an attempt": apiCall({
      eventSource: "sso.amazonaws.com",
      eventName: "UpdateExternalIdPConfigurationForDirectory",
      errorCode: "AccessDenied",
    }),
  },
  ignores: {
    "the configuration is listed": apiCall({
      eventSource: "sso-directory.amazonaws.com",
      eventName: "ListExternalIdPConfigurationsForDirectory",
      readOnly: true,
    }),
    "a directory of its own": apiCall({
      eventSource: "ds.amazonaws.com",
      eventName: "CreateDirectory",
    }),
    "a SAML provider of one account, which saml-provider-changes reports":
      apiCall({
        eventSource: "iam.amazonaws.com",
        eventName: "UpdateSAMLProvider",
      }),
  },
};
