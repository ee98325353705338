import { Unknown, type Resource } from "../../model";
import { same } from "../../placeholder";
import type { Graph } from "../graph/graph";
import { nameIn, textOf } from "../graph/values";

/** EventBridge itself, as it publishes, sends and takes roles. */
export const EVENTS = { service: "events.amazonaws.com" } as const;

/** The ARN of the bus that a rule listens to. */
export function busArnOf(rule: Resource): string | Unknown {
  const name = textOf(rule.values, "event_bus_name") ?? "default";
  if (name instanceof Unknown || name.startsWith("arn:")) return name;
  const partition = nameIn(rule, "arn").split(":")[1] ?? "aws";
  return `arn:${partition}:events:${rule.region}:${rule.account}:event-bus/${name}`;
}

/** The name of a bus in its ARN. */
export function busName(arn: string): string {
  return arn.replace(/^.*:event-bus\//s, "");
}

/** Whether a rule listens to the bus. */
export function hasRules(graph: Graph, bus: string): boolean {
  return graph
    .ofType("aws_cloudwatch_event_rule")
    .some((rule) => busArnOf(rule) === bus);
}

/**
 * The condition keys that EventBridge sends to queues, functions and roles.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html
 */
export function ruleContext(rule: Resource) {
  return {
    "aws:SourceArn": textOf(rule.values, "arn"),
    "aws:SourceAccount": rule.account,
  };
}

/** A rule's targets, by its name, region and bus. */
export function targetsOf(graph: Graph, rule: Resource): readonly Resource[] {
  const name = textOf(rule.values, "name");
  if (typeof name !== "string") return [];
  return graph
    .find("aws_cloudwatch_event_target", "rule", name)
    .sure.filter((target) => isFor(target, rule));
}

/** The rule of a target. */
export function ruleOf(graph: Graph, target: Resource): Resource | undefined {
  const name = textOf(target.values, "rule");
  if (typeof name !== "string") return undefined;
  return graph
    .find("aws_cloudwatch_event_rule", "name", name)
    .sure.find((rule) => isFor(target, rule));
}

function isFor(target: Resource, rule: Resource): boolean {
  const [wanted, found] = [busArnOf(rule), busArnOf(target)];
  return (
    target.region === rule.region &&
    target.account === rule.account &&
    (wanted instanceof Unknown ||
      found instanceof Unknown ||
      same(busName(wanted), busName(found)) !== false)
  );
}

/** The targets that bring events of elsewhere to a bus. */
export function forwardersTo(graph: Graph, bus: string): readonly Resource[] {
  return graph.find("aws_cloudwatch_event_target", "arn", bus).sure;
}
