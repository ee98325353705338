import type { Resource } from "../../model";
import { EVENTS, ruleContext } from "./event-bus";
import { holds, isProblem, note, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { topicFindings } from "../access/topic-access";
import { nameIn } from "../graph/values";

/** Whether what a rule matches gets into the topic that its target names. */
export function ruleToTopic(
  graph: Graph,
  rule: Resource,
  target: Resource,
  topic: Resource,
): readonly Finding[] {
  return [
    ...published(graph, rule, topic),
    ...orderFinding(graph, target, topic),
  ];
}

/**
 * EventBridge publishes without naming the rule or its account, and uses the topic's key so too.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
 */
function published(
  graph: Graph,
  rule: Resource,
  topic: Resource,
): readonly Finding[] {
  const known = publishing.get(topic);
  if (known !== undefined) return known;
  const publisher = {
    principal: EVENTS,
    publisher: "EventBridge",
    byDefault: false,
  };
  const findings = topicFindings(graph, topic, { ...publisher, context: {} });
  const isConditionAmiss =
    !holds(findings) &&
    holds(
      topicFindings(graph, topic, { ...publisher, context: ruleContext(rule) }),
    );
  const told = isConditionAmiss
    ? findings.map((found) =>
        isProblem(found) ? { ...found, mend: withoutCondition } : found,
      )
    : findings;
  publishing.set(topic, told);
  return told;
}

const withoutCondition =
  "remove the Condition from EventBridge's statement: it names neither rule nor account when it publishes";

/** The same for all rules, and looked at once. */
const publishing = new WeakMap<Resource, readonly Finding[]>();

function orderFinding(
  graph: Graph,
  target: Resource,
  topic: Resource,
): readonly Finding[] {
  const [policy] = graph.find(
    "aws_sns_topic_policy",
    "arn",
    nameIn(topic, "arn"),
  ).sure;
  return policy === undefined || graph.precedes(policy, target)
    ? []
    : [
        note(
          `${target.address}: events that come while Terraform runs are lost until ${policy.address} is there`,
        ),
      ];
}
