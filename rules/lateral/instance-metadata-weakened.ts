import { apiCall } from "../../src/cloudtrail/event";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** Instances answer metadata requests without a token again. An account-wide default counts too. */
export const instanceMetadataWeakened: Rule = {
  id: "instance-metadata-weakened",
  title: "Instance metadata without tokens was allowed again",
  description:
    "Version 1 of the metadata service hands the role's credentials to any request that a flaw in an application can forge. Going back to it is seldom an accident.",
  severity: "medium",
  pattern: allOf(
    field("eventSource").equals("ec2.amazonaws.com"),
    anyOf(
      allOf(
        field("eventName").equals("ModifyInstanceMetadataOptions"),
        field(
          "requestParameters.ModifyInstanceMetadataOptionsRequest.HttpTokens",
        ).equals("optional"),
      ),
      allOf(
        field("eventName").equals("ModifyInstanceMetadataDefaults"),
        field(
          "requestParameters.ModifyInstanceMetadataDefaultsRequest.HttpTokens",
        ).equals("optional"),
      ),
    ),
  ),
  controls: [],
  attack: ["T1552.005", "T1562.001"],
  falsePositives: [
    "Old software that cannot fetch a token, moved to a new instance.",
  ],
  runbook: [
    "Mend it: aws ec2 modify-instance-metadata-options --instance-id ID --http-tokens required --http-endpoint enabled (account: modify-instance-metadata-defaults).",
    "Who still asks without a token? The CloudWatch metric MetadataNoToken of the instance.",
    "Were the role's credentials used elsewhere? Look for events of its session from an address that is not yours.",
    "Ask the caller. Not theirs: make the caller's access keys inactive, and revoke the sessions of the instance's role.",
  ],
  matches: {
    "an instance goes back to version 1": apiCall({
      eventName: "ModifyInstanceMetadataOptions",
      requestParameters: {
        ModifyInstanceMetadataOptionsRequest: {
          InstanceId: "i-0123456789abcdef0",
          HttpTokens: "optional",
        },
      },
    }),
    "the account's default goes back": apiCall({
      eventName: "ModifyInstanceMetadataDefaults",
      requestParameters: {
        ModifyInstanceMetadataDefaultsRequest: { HttpTokens: "optional" },
      },
    }),
    "an attempt": apiCall({
      eventName: "ModifyInstanceMetadataOptions",
      errorCode: "Client.UnauthorizedOperation",
      requestParameters: {
        ModifyInstanceMetadataOptionsRequest: { HttpTokens: "optional" },
      },
    }),
  },
  ignores: {
    "tokens are demanded": apiCall({
      eventName: "ModifyInstanceMetadataOptions",
      requestParameters: {
        ModifyInstanceMetadataOptionsRequest: { HttpTokens: "required" },
      },
    }),
    "only the hop limit": apiCall({
      eventName: "ModifyInstanceMetadataOptions",
      requestParameters: {
        ModifyInstanceMetadataOptionsRequest: { HttpPutResponseHopLimit: 2 },
      },
    }),
    "a new instance": apiCall({ eventName: "RunInstances" }),
  },
};
