import { Unknown, type Resource } from "../../model";
import type { Context, Principal } from "../../policy";
import {
  attachedTo,
  needsMet,
  type Attached,
  type PolicyHome,
} from "./attached-policy";
import type { Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { keyFindings } from "./kms-key";
import { textOf, nameIn } from "../graph/values";

/** A service that publishes to a topic. */
export interface Publisher {
  readonly principal: Principal;
  /** As people name it: `CloudWatch's alarms`. */
  readonly publisher: string;
  /** The condition keys that it sends when it publishes and when it uses the topic's key. */
  readonly context: Context;
  /** Whether the policy that SNS gives a topic without one lets it in. */
  readonly byDefault: boolean;
}

/** Whether the topic takes what a service publishes: its policy and the policy of its key. */
export function topicFindings(
  graph: Graph,
  topic: Resource,
  publisher: Publisher,
): readonly Finding[] {
  return [
    ...policyFindings(graph, topic, publisher),
    ...encryptionFindings(graph, topic, publisher),
  ];
}

function policyFindings(
  graph: Graph,
  topic: Resource,
  { principal, publisher, context, byDefault }: Publisher,
): readonly Finding[] {
  const home = topicHome(topic);
  const { arn } = home;
  const attached = attachedTo(graph, home);
  return needsMet(
    home,
    byDefault ? withDefault(graph, attached, topic, arn) : attached,
    [
      {
        request: { principal, action: "sns:Publish", resource: arn, context },
        stake: {
          id: "topic-publish-denied",
          need: `let ${publisher} publish`,
        },
      },
    ],
  );
}

/** Where the policy of a topic stands. */
export function topicHome(topic: Resource): PolicyHome {
  const arn = nameIn(topic, "arn");
  return {
    target: topic,
    type: "aws_sns_topic_policy",
    argument: "arn",
    names: [arn],
    arn,
  };
}

/** The policy that SNS gives a topic: its account may use it, and so may services that name the account as `aws:SourceOwner`. */
function withDefault(
  graph: Graph,
  attached: Attached,
  topic: Resource,
  arn: string,
): Attached {
  if (attached.documents.length + attached.maybe.length > 0) return attached;
  // A policy for a topic that does not exist stops Terraform; one on another topic leaves this one its default.
  const misplaced = attached.astray.some(({ values }) => {
    const other = textOf(values, "arn");
    return (
      typeof other === "string" &&
      graph.find("aws_sns_topic", "arn", other).sure.length === 0
    );
  });
  if (misplaced) return attached;
  const value = {
    Statement: {
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: ["sns:Publish", "sns:Subscribe", "sns:GetTopicAttributes"],
      Resource: arn,
      Condition: { StringEquals: { "aws:SourceOwner": topic.account } },
    },
  };
  return { ...attached, documents: [{ at: topic, argument: "policy", value }] };
}

/** What encrypting a message takes (SNS developer guide, sns-key-management). */
const actions = ["kms:GenerateDataKey", "kms:Decrypt"];

function encryptionFindings(
  graph: Graph,
  topic: Resource,
  { principal, context }: Publisher,
): readonly Finding[] {
  const arn = textOf(topic.values, "arn");
  return keyFindings(graph, {
    user: topic,
    argument: "kms_master_key_id",
    principal,
    actions,
    context: {
      ...context,
      "kms:EncryptionContext:aws:sns:topicArn":
        arn ?? new Unknown("the topic's ARN is not known"),
    },
    id: "topic-key-denied",
  });
}
