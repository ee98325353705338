import type { Branch } from "../../../pattern/event-bridge";
import { Unknown, type Resource } from "../../model";
import { hasPlaceholder } from "../../placeholder";
import { busArnOf, busName, forwardersTo } from "./event-bus";
import { envelopeFindings } from "./event-envelope";
import { originFindings } from "./event-origin";
import { branchesOf, refusedPattern, textsOf } from "./event-pattern";
import { readFindings, WITH_READS } from "./event-reads";
import { doubt, problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { textOf } from "../graph/values";

/** Whether CloudTrail's events on the bus come to the rule. What its pattern catches among them is for the run to say. */
export function eventBusToRule(
  graph: Graph,
  rule: Resource,
): readonly Finding[] {
  return [
    ...busFindings(graph, rule),
    ...regionFindings(graph, rule),
    ...originFindings(graph, rule),
    ...ruleFindings(rule),
  ];
}

/** Whether the rule has neither pattern nor schedule. */
export function matchesNothing({ values }: Resource): boolean {
  return ["event_pattern", "schedule_expression"].every(
    (name) => (textOf(values, name) ?? "") === "",
  );
}

/** What can be wrong in the rule itself, wherever its events come from. */
export function ruleFindings(rule: Resource): readonly Finding[] {
  return [
    ...patternFindings(rule),
    ...envelopeFindings(rule),
    ...stateFindings(rule),
  ];
}

function patternFindings(rule: Resource): readonly Finding[] {
  if (matchesNothing(rule)) {
    return [
      problem({
        id: "no-event-pattern",
        at: rule.address,
        argument: "event_pattern",
        what: "the rule has neither an event_pattern nor a schedule_expression",
        mend: "event_pattern = what the rule is to match",
      }),
    ];
  }
  const refused = refusedPattern(rule);
  if (refused !== undefined) {
    return [
      problem({
        id: "event-pattern-invalid",
        at: rule.address,
        argument: "event_pattern",
        what: `EventBridge does not take the pattern: ${refused}`,
        mend: "correct the pattern",
      }),
    ];
  }
  return branchesOf(rule) === "unknown"
    ? [doubt(`which events ${rule.address} matches: its pattern is not known`)]
    : [];
}

/** CloudTrail sends to the default bus only; another gets what a rule forwards to it. */
function busFindings(graph: Graph, rule: Resource): readonly Finding[] {
  const bus = busArnOf(rule);
  if (bus instanceof Unknown) {
    return [doubt(`which bus ${rule.address} listens to: ${bus.reason}`)];
  }
  const name = busName(bus);
  if (name === "default" || forwardersTo(graph, bus).length > 0) return [];
  return [
    hasPlaceholder(name)
      ? doubt(`whether ${rule.address} listens to the default bus`)
      : problem({
          id: "not-default-bus",
          at: rule.address,
          argument: "event_bus_name",
          what: `the rule listens to the bus ${name}, to which nothing here forwards; CloudTrail sends to the default bus`,
          mend: 'event_bus_name = "default"',
        }),
  ];
}

/**
 * Services whose events appear in us-east-1 wherever they are called from, as their records and
 * the envelopes of their events name them.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html (global service events)
 */
const globalServices: ReadonlySet<string> = new Set(
  ["cloudfront", "iam", "organizations", "route53"].flatMap((service) => [
    `${service}.amazonaws.com`,
    `aws.${service}`,
  ]),
);

function regionFindings(graph: Graph, rule: Resource): readonly Finding[] {
  const { region } = rule;
  const branches = branchesOf(rule);
  const bus = busArnOf(rule);
  if (
    branches === "unknown" ||
    branches.length === 0 ||
    bus instanceof Unknown ||
    // Other partitions have regions of their own for these.
    !/^[a-z]{2}-[a-z]+-\d$/.test(region) ||
    region.startsWith("cn-") ||
    region === "us-east-1" ||
    forwardersTo(graph, bus).length > 0
  ) {
    return [];
  }
  const services = branches.map(onlyGlobal);
  return services.every((names) => names !== undefined)
    ? [
        problem({
          id: "global-events-elsewhere",
          at: rule.address,
          what: `the rule is in ${region}, the events of ${[...new Set(services.flat())].join(", ")} come to us-east-1 only`,
          mend: "put the rule into us-east-1, or forward the events from there",
        }),
      ]
    : [];
}

/** The services that a branch asks for, if they are all global. */
function onlyGlobal(branch: Branch): readonly string[] | undefined {
  return ["detail.eventSource", "source"]
    .map((field) => {
      const texts = textsOf(branch, field);
      // What is asked for otherwise than by a text may be any service.
      return texts.length === branch.get(field)?.length ? texts : [];
    })
    .find(
      (texts) =>
        texts.length > 0 && texts.every((text) => globalServices.has(text)),
    );
}

/** Whether the rule is on, and for reads, too, where it is about them. */
function stateFindings(rule: Resource): readonly Finding[] {
  const state = textOf(rule.values, "state") ?? "ENABLED";
  if (state instanceof Unknown || hasPlaceholder(state)) {
    return [doubt(`whether ${rule.address} is enabled`)];
  }
  if (state === WITH_READS) return [];
  if (state !== "ENABLED") {
    return [
      problem({
        id: "rule-disabled",
        at: rule.address,
        argument: rule.values["is_enabled"] === false ? "is_enabled" : "state",
        what: `the rule is off (${state})`,
        mend: 'state = "ENABLED"',
      }),
    ];
  }
  return readFindings(rule);
}
