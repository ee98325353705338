import type { Resource } from "../../model";
import type { Link } from "../../path";
import { configRuleToEventBus, tellsOf } from "./config-rule-to-event-bus";
import { doubt, linkOf, problem, type Finding } from "../graph/finding";
import { branchesOf } from "../event/event-pattern";
import type { Graph } from "../graph/graph";
import { nameIn } from "../graph/values";

const KIND = "Config rule -> event bus";

/** The links from Config's rules to the bus of an event rule that is for them. */
export function configLinks(
  graph: Graph,
  eventRule: Resource,
  bus: string,
): readonly { readonly detector: string; readonly link: Link }[] {
  const rules = rulesNear(graph, eventRule);
  const told = rules.filter((rule) => tellsOf(eventRule, rule));
  // Where the pattern is for none of them, that is told of the event rule itself.
  const meant = told.length > 0 ? told : rules.slice(0, 1);
  if (meant.length > 0) {
    const own = meant.map((rule) => ({
      detector: told.length > 0 ? rule.address : eventRule.address,
      link: linkOf(KIND, rule.address, bus, configRuleToEventBus(graph, rule)),
    }));
    const left =
      told.length > 0
        ? leftOut(
            graph,
            eventRule,
            rules.filter((rule) => !told.includes(rule)),
          )
        : [];
    return [
      ...own,
      ...left.map((rule) => ({
        detector: rule.address,
        link: linkOf(KIND, rule.address, bus, [unheard(rule, eventRule)]),
      })),
    ];
  }
  const from = "an aws_config_config_rule";
  const finding = doubt(
    `which rules AWS Config evaluates in ${eventRule.region}: this configuration has no aws_config_config_rule`,
  );
  return [
    { detector: eventRule.address, link: linkOf(KIND, from, bus, [finding]) },
  ];
}

/** The Config rules that no event rule is for, though this one takes those of a common beginning: a list of names is a choice. */
function leftOut(
  graph: Graph,
  eventRule: Resource,
  untold: readonly Resource[],
): readonly Resource[] {
  const branches = branchesOf(eventRule);
  const byBeginning =
    branches !== "unknown" &&
    branches.every((branch) => {
      const names = branch.get("detail.configRuleName") ?? [];
      return names.length > 0 && names.every(({ kind }) => kind === "prefix");
    });
  return byBeginning
    ? untold.filter(
        (rule) =>
          !graph.ofType(eventRule.type).some((other) => tellsOf(other, rule)),
      )
    : [];
}

function unheard(rule: Resource, eventRule: Resource): Finding {
  return problem({
    id: "config-rule-unheard",
    at: rule.address,
    argument: "name",
    what: `the event rule ${eventRule.address} is for Config rules of another beginning than ${nameIn(rule, "name")}, and no other is for this one`,
    mend: "begin its name as the others",
    orAt: [eventRule.address],
  });
}

/** Whether an event rule that is for Config's rules is for any of those here. */
export function compliancePatternFindings(
  graph: Graph,
  eventRule: Resource,
): readonly Finding[] {
  const rules = rulesNear(graph, eventRule);
  return rules.length === 0 || rules.some((rule) => tellsOf(eventRule, rule))
    ? []
    : [
        problem({
          id: "config-pattern",
          at: eventRule.address,
          argument: "event_pattern",
          what: "the event pattern matches no change to non-compliance that the Config rules here tell of",
          mend: '{"source":["aws.config"],"detail-type":["Config Rules Compliance Change"]}',
        }),
      ];
}

function rulesNear(graph: Graph, { region }: Resource): readonly Resource[] {
  return graph
    .ofType("aws_config_config_rule")
    .filter((rule) => rule.region === region);
}
