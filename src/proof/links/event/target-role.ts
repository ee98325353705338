import type { Resource } from "../../model";
import { attachedTo } from "../access/attached-policy";
import { EVENTS, ruleContext } from "./event-bus";
import type { Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { resourceNamed } from "../graph/named-resource";
import { queueHome } from "../access/queue-access";
import { roleBlamed } from "../access/role-blame";
import { roleKeyFindings } from "../access/role-key";
import { roleMay, trusted } from "../access/role";
import { topicHome } from "../access/topic-access";
import { nameIn, textOf } from "../graph/values";

/** Whether a target has a role, as which EventBridge then delivers. */
export function hasRole({ values }: Resource): boolean {
  return (textOf(values, "role_arn") ?? "") !== "";
}

/**
 * Whether EventBridge delivers to a topic, queue or function with the target's role: it takes the
 * role, which may do it and use the key. The policy of what it delivers to counts where it denies.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
 */
export function asRole(
  graph: Graph,
  rule: Resource,
  target: Resource,
  to: Resource,
): readonly Finding[] {
  const argument = "role_arn";
  const text = textOf(target.values, argument);
  const role = resourceNamed(graph, { at: target, argument, text }, [
    { type: "aws_iam_role" },
  ]);
  if (!("address" in role)) return role;
  const use = { user: target, argument, role, service: EVENTS.service };
  const request = { principal: EVENTS, context: ruleContext(rule) };
  const need = "let EventBridge take the role";
  return roleBlamed(graph, use, [
    ...trusted(role, request, "role-trust-denied", need),
    ...roleMay(graph, role, [needOf(graph, role, to)]),
    ...keyFindings(graph, role, to),
  ]);
}

const actions: Readonly<Record<string, string>> = {
  aws_lambda_function: "lambda:InvokeFunction",
  aws_sns_topic: "sns:Publish",
  aws_sqs_queue: "sqs:SendMessage",
};

function needOf(graph: Graph, role: Resource, to: Resource) {
  const action = actions[to.type] ?? "";
  const home =
    to.type === "aws_sns_topic"
      ? topicHome(to)
      : to.type === "aws_sqs_queue"
        ? queueHome(to)
        : undefined;
  const [document] = home ? attachedTo(graph, home).documents : [];
  return {
    action,
    resource: nameIn(to, "arn"),
    stake: {
      id: "role-permission-denied",
      need: `let ${role.address} do ${action} on ${to.address}`,
    },
    ...(document && { on: { document, kind: "resource" as const } }),
  };
}

function keyFindings(
  graph: Graph,
  role: Resource,
  to: Resource,
): readonly Finding[] {
  const isTopic = to.type === "aws_sns_topic";
  return isTopic || to.type === "aws_sqs_queue"
    ? roleKeyFindings(graph, {
        role,
        of: to,
        key: textOf(to.values, "kms_master_key_id"),
        actions: ["kms:GenerateDataKey", "kms:Decrypt"],
        via: isTopic ? "sns" : "sqs",
        ...(isTopic && {
          context: {
            "kms:EncryptionContext:aws:sns:topicArn": nameIn(to, "arn"),
          },
        }),
      })
    : [];
}
