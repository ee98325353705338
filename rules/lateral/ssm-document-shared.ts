import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A Systems Manager document was shared, or the account's block on public sharing was lifted. */
export const ssmDocumentShared: Rule = {
  id: "ssm-document-shared",
  title: "A Systems Manager document was shared with others",
  description:
    "Documents hold scripts, and too often the passwords in them. A public one is read by anybody, and found by search.",
  severity: "high",
  pattern: allOf(
    field("eventSource").equals("ssm.amazonaws.com"),
    anyOf(
      allOf(
        field("eventName").equals("ModifyDocumentPermission"),
        field("requestParameters.accountIdsToAdd[*]").hasValue(),
      ),
      allOf(
        field("eventName").equals("UpdateServiceSetting"),
        field("requestParameters.settingId").like(
          "*/documents/console/public-sharing-permission",
        ),
        field("requestParameters.settingValue").equals("Enable"),
      ),
    ),
  ),
  controls: [],
  attack: ["T1537", "T1651"],
  falsePositives: [
    "A document that a platform team shares with accounts of its own.",
  ],
  runbook: [
    "With whom? aws ssm describe-document-permission --name NAME --permission-type Share: all is everybody.",
    "Take it back: aws ssm modify-document-permission --name NAME --permission-type Share --account-ids-to-remove all (or the account).",
    "Read it (aws ssm get-document --name NAME): change every password in it.",
    "Block public sharing: aws ssm update-service-setting --setting-id /ssm/documents/console/public-sharing-permission --setting-value Disable.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a document becomes public": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "ModifyDocumentPermission",
      requestParameters: {
        name: "install-agent",
        permissionType: "Share",
        accountIdsToAdd: ["all"],
      },
    }),
    "the account's block is lifted": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "UpdateServiceSetting",
      requestParameters: {
        settingId:
          "arn:aws:ssm:us-east-1:123456789012:servicesetting/ssm/documents/console/public-sharing-permission",
        settingValue: "Enable",
      },
    }),
    "an attempt": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "ModifyDocumentPermission",
      errorCode: "AccessDeniedException",
      requestParameters: {
        name: "install-agent",
        accountIdsToAdd: ["123456789012"],
      },
    }),
  },
  ignores: {
    "sharing is taken back": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "ModifyDocumentPermission",
      requestParameters: {
        name: "install-agent",
        accountIdsToRemove: ["all"],
      },
    }),
    "another setting": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "UpdateServiceSetting",
      requestParameters: {
        settingId: "/ssm/parameter-store/high-throughput-enabled",
        settingValue: "true",
      },
    }),
    "a document is written": apiCall({
      eventSource: "ssm.amazonaws.com",
      eventName: "CreateDocument",
    }),
  },
};
