import { Unknown, type Resource } from "../../model";
import { EVENTS, ruleContext } from "./event-bus";
import { bestOf, doubt, problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { granted } from "../access/permission";
import { nameIn } from "../graph/values";

/**
 * Whether EventBridge may write into a log group: one of the region's log policies must let it.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-cloudwatchlogs-permissions
 */
export function ruleToLogGroup(
  graph: Graph,
  rule: Resource,
  group: Resource,
): readonly Finding[] {
  const type = "aws_cloudwatch_log_resource_policy";
  const policies = graph
    .ofType(type)
    .filter(({ region }) => region === group.region);
  if (policies.length === 0) {
    const unknown = graph.model.unknowns.find(({ address }) =>
      address.includes(`${type}.`),
    );
    return [
      unknown === undefined
        ? problem({
            id: "no-policy",
            at: group.address,
            what: "nothing lets EventBridge write into the log group",
            mend: `add an ${type} for ${EVENTS.service}`,
          })
        : doubt(
            `whether ${unknown.address} lets EventBridge write into ${group.address}`,
          ),
    ];
  }
  return bestOf(
    policies.map((at) =>
      ["logs:CreateLogStream", "logs:PutLogEvents"].flatMap((action) =>
        granted(
          {
            principal: {
              service: [EVENTS.service, "delivery.logs.amazonaws.com"],
            },
            action,
            resource: `${nameIn(group, "arn")}:log-stream:events`,
            context: ruleContext(rule),
          },
          {
            at,
            argument: "policy_document",
            value: at.values["policy_document"] ?? new Unknown("no policy"),
          },
          "resource",
          {
            id: "log-group-write-denied",
            need: `let EventBridge do ${action}`,
          },
        ),
      ),
    ),
  );
}
