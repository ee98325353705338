import type { Resource } from "../model";
import type { Link } from "../path";
import { configRuleToEventBus, tellsOf } from "./config-rule-to-event-bus";
import { doubt, linkOf, problem } from "./finding";
import type { Graph } from "./graph";

const KIND = "Config rule -> event bus";

/** The links from Config's rules to the bus of an event rule that is for them. */
export function configLinks(
  graph: Graph,
  eventRule: Resource,
  bus: string,
): readonly { readonly detector: string; readonly link: Link }[] {
  const rules = graph
    .ofType("aws_config_config_rule")
    .filter(({ region }) => region === eventRule.region);
  const told = rules.filter((rule) => tellsOf(eventRule, rule));
  if (told.length > 0) {
    return told.map((rule) => ({
      detector: rule.address,
      link: linkOf(KIND, rule.address, bus, configRuleToEventBus(graph, rule)),
    }));
  }
  const from = "an aws_config_config_rule";
  const finding =
    rules.length === 0
      ? doubt(
          `which rules AWS Config evaluates in ${eventRule.region}: this configuration has no aws_config_config_rule`,
        )
      : problem({
          id: "config-pattern",
          at: eventRule.address,
          argument: "event_pattern",
          what: "the event pattern matches no change to non-compliance that the Config rules here tell of",
          mend: '{"source":["aws.config"],"detail-type":["Config Rules Compliance Change"]}',
        });
  return [
    { detector: eventRule.address, link: linkOf(KIND, from, bus, [finding]) },
  ];
}
