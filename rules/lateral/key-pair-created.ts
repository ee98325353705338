import { apiCall } from "../../src/cloudtrail/event";
import { allOf, field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A key pair for new instances was made or brought along. It opens no instance that runs already. */
export const keyPairCreated: Rule = {
  id: "key-pair-created",
  title: "A key pair for instances was created or imported",
  description:
    "Attackers bring a key pair of their own before they start instances, or wait until somebody's template uses it.",
  severity: "low",
  pattern: allOf(
    field("eventSource").equals("ec2.amazonaws.com"),
    field("eventName").equals("CreateKeyPair", "ImportKeyPair"),
  ),
  controls: [],
  attack: ["T1098.004"],
  falsePositives: [
    "Infrastructure as code and image builders, which make one for each run.",
  ],
  runbook: [
    "Who uses it? aws ec2 describe-instances --filters Name=key-name,Values=NAME.",
    "Nobody knows it: aws ec2 delete-key-pair --key-name NAME; stop instances that were started with it.",
    "Look for RunInstances by the same caller, in all regions.",
    "Ask the caller. Not theirs: make the caller's access keys inactive or revoke the role's sessions.",
  ],
  matches: {
    "a key pair is brought along": apiCall({
      eventName: "ImportKeyPair",
      requestParameters: { keyName: "ops" },
    }),
    "a key pair is made": apiCall({
      eventName: "CreateKeyPair",
      requestParameters: { keyName: "ops" },
    }),
    "an attempt": apiCall({
      eventName: "ImportKeyPair",
      errorCode: "Client.UnauthorizedOperation",
    }),
  },
  ignores: {
    "a key pair of Lightsail": apiCall({
      eventSource: "lightsail.amazonaws.com",
      eventName: "CreateKeyPair",
    }),
    "a key pair is deleted": apiCall({ eventName: "DeleteKeyPair" }),
    "a key of CloudFront": apiCall({
      eventSource: "cloudfront.amazonaws.com",
      eventName: "CreatePublicKey",
    }),
  },
};
