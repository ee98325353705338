import type { Resource } from "../../model";
import { attachedTo } from "../access/attached-policy";
import { isOurs } from "./environment-of";
import { note, type Finding } from "../graph/finding";
import { roleOf } from "./function-role";
import type { Graph } from "../graph/graph";
import { samePlace } from "../graph/place";
import { roleMay } from "../access/role";
import { roleKeyFindings } from "../access/role-key";
import { nameIn, textOf } from "../graph/values";

/** Whether a function may publish to a topic that its environment names, and use the topic's key. */
export function functionToTopic(
  graph: Graph,
  lambda: Resource,
  topic: Resource,
): readonly Finding[] {
  const arn = nameIn(topic, "arn");
  const unseen = isOurs(lambda)
    ? []
    : [
        note(
          `${lambda.address}: what its code makes of an event, and when it publishes, is not seen here`,
        ),
      ];
  const role = roleOf(graph, lambda);
  if (!("address" in role)) return [...unseen, ...role];
  const [document] = attachedTo(graph, {
    target: topic,
    type: "aws_sns_topic_policy",
    argument: "arn",
    names: [arn],
    arn,
  }).documents;
  return [
    ...unseen,
    ...samePlace(lambda, topic, topic),
    ...roleMay(graph, role, [
      {
        action: "sns:Publish",
        resource: arn,
        stake: {
          id: "role-permission-denied",
          need: `let ${role.address} publish to ${topic.address}`,
        },
        ...(document && { on: { document, kind: "resource" as const } }),
      },
    ]),
    ...roleKeyFindings(graph, {
      role,
      of: topic,
      key: textOf(topic.values, "kms_master_key_id"),
      actions: ["kms:GenerateDataKey", "kms:Decrypt"],
      via: "sns",
      context: { "kms:EncryptionContext:aws:sns:topicArn": arn },
    }),
  ];
}
