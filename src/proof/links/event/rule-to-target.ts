import { Unknown, type Resource } from "../../model";
import {
  busArnOf,
  busName,
  EVENTS,
  forwardersTo,
  ruleContext,
} from "./event-bus";
import { doubt, problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { fifoTopicFindings } from "../delivery/fifo-topic";
import { invokedFindings, startedFindings } from "../function/invoked-function";
import { transformerFindings } from "./input-transformer";
import { resourceNamed, type Named } from "../graph/named-resource";
import { samePlace } from "../graph/place";
import { isResponse } from "../function/response-function";
import { ruleToLogGroup } from "./target-log-group";
import { deadLetterFindings, groupFindings, ruleToQueue } from "./target-queue";
import { asRole, hasRole } from "./target-role";
import { ruleToTopic } from "./target-topic";
import { nameIn, textOf } from "../graph/values";

/** Where a target leads. */
export interface Destination {
  /** What it sends to; its ARN where that is not in the configuration. */
  readonly to: Resource | string;
  readonly findings: readonly Finding[];
}

/** What a target may send to, by the service in its ARN. */
const kinds: Readonly<Record<string, Named>> = {
  sns: { type: "aws_sns_topic" },
  sqs: { type: "aws_sqs_queue" },
  lambda: { type: "aws_lambda_function", by: ["arn", "qualified_arn"] },
  logs: { type: "aws_cloudwatch_log_group" },
};

/** Whether what the rule matches gets to what its target names. */
export function ruleToTarget(
  graph: Graph,
  rule: Resource,
  target: Resource,
): Destination {
  const text = textOf(target.values, "arn");
  const service = typeof text === "string" ? (text.split(":")[2] ?? "") : "";
  const kind = Object.hasOwn(kinds, service) ? kinds[service] : undefined;
  const shared = [
    ...transformerFindings(target),
    ...deadLetterFindings(graph, rule, target),
  ];
  if (
    kind === undefined &&
    typeof text === "string" &&
    text.startsWith("arn:")
  ) {
    const what = `whether ${text} takes what EventBridge sends: Trailwire does not follow targets of this kind`;
    return { to: text, findings: [...shared, doubt(what)] };
  }
  const named = {
    at: target,
    argument: "arn",
    // A log group's ARN is written with or without its streams.
    text:
      service === "logs" && typeof text === "string"
        ? text.replace(/:\*$/, "")
        : text,
  };
  const to = resourceNamed(
    graph,
    named,
    kind === undefined ? Object.values(kinds) : [kind],
  );
  if (!("address" in to)) {
    return {
      to: typeof text === "string" && text !== "" ? text : "a target",
      findings: [...shared, ...to],
    };
  }
  return {
    to,
    findings: [
      ...shared,
      ...samePlace(rule, to, target),
      ...deliveryFindings(graph, rule, target, to),
    ],
  };
}

function deliveryFindings(
  graph: Graph,
  rule: Resource,
  target: Resource,
  to: Resource,
): readonly Finding[] {
  const byRole = hasRole(target) ? asRole(graph, rule, target, to) : undefined;
  switch (to.type) {
    case "aws_sns_topic":
      return [
        ...fifoTopicFindings(to, "EventBridge"),
        ...(byRole ?? ruleToTopic(graph, rule, target, to)),
      ];
    case "aws_sqs_queue":
      return [
        ...groupFindings(target, to),
        ...(byRole ?? ruleToQueue(graph, rule, to)),
      ];
    case "aws_lambda_function":
      return [
        ...(byRole === undefined
          ? invokedFindings(graph, to, EVENTS.service, ruleContext(rule))
          : [...byRole, ...startedFindings(graph, to)]),
        ...wholeEvent(target, to),
      ];
    default:
      return ruleToLogGroup(graph, rule, to);
  }
}

/** A response reads the event itself. */
function wholeEvent(target: Resource, lambda: Resource): readonly Finding[] {
  const argument = ["input", "input_path", "input_transformer"].find(
    (name) => (target.values[name] ?? null) !== null,
  );
  return argument === undefined || !isResponse(lambda)
    ? []
    : [
        problem({
          id: "event-replaced",
          at: target.address,
          argument,
          what: `${lambda.address} reads the event, and ${argument} gives it something else`,
          mend: `remove ${argument}`,
        }),
      ];
}

/** A rule that tells nobody, blamed on the target that was meant for it. */
export function targetMissing(graph: Graph, rule: Resource): Finding {
  const type = "aws_cloudwatch_event_target";
  const unclear = graph.model.unknowns.find(({ address }) =>
    address.includes(`${type}.`),
  );
  const stray = strayTarget(graph, rule, type);
  if (stray !== undefined) return astray(graph, rule, stray);
  return unclear === undefined
    ? problem({
        id: "no-target",
        at: rule.address,
        what: "the rule has no target: nobody hears of what it matches",
        mend: `add an ${type} with rule = ${rule.address}.name`,
      })
    : doubt(
        `whether ${unclear.address} is a target of ${rule.address}: ${unclear.reason}`,
      );
}

/** The target that was meant for the rule and names another, or another bus or region. */
function astray(graph: Graph, rule: Resource, target: Resource): Finding {
  const name = textOf(rule.values, "name");
  const found = textOf(target.values, "rule");
  const what = `the target is for the rule ${found} of the bus ${nameIn(target, "event_bus_name")} in ${target.region}, and ${rule.address} has no target`;
  const id = "target-astray";
  if (found !== name) {
    return problem({
      id,
      at: target.address,
      argument: "rule",
      what,
      mend: `rule = ${rule.address}.name`,
    });
  }
  if (target.region !== rule.region || target.account !== rule.account) {
    // To the topic the rule is near; from the bus that it forwards to it is away.
    const arn = nameIn(target, "arn");
    const isTarget = arn.includes(":event-bus/")
      ? arn.includes(`:${target.region}:`)
      : arn.includes(`:${rule.region}:`);
    const [wrong, other] = isTarget ? [target, rule] : [rule, target];
    const mend = "use the same provider for rule and target";
    return problem({
      id,
      at: wrong.address,
      what,
      mend,
      orAt: [other.address],
    });
  }
  const bus = busArnOf(rule);
  const isFed =
    bus instanceof Unknown ||
    busName(bus) === "default" ||
    forwardersTo(graph, bus).length > 0;
  const [wrong, other] = isFed ? [target, rule] : [rule, target];
  return problem({
    id,
    at: wrong.address,
    argument: "event_bus_name",
    what,
    mend: `event_bus_name = ${other.address}.event_bus_name`,
    orAt: [other.address],
  });
}

/** A target of the same local name, as modules give a rule and its target, else one that has no rule. */
function strayTarget(
  graph: Graph,
  rule: Resource,
  type: string,
): Resource | undefined {
  const twin = rule.address.replace("aws_cloudwatch_event_rule.", `${type}.`);
  const rules = new Set(
    graph
      .ofType(rule.type)
      .map(({ values, region }) => `${region} ${textOf(values, "name")}`),
  );
  return (
    graph.at(twin) ??
    graph
      .ofType(type)
      .find(
        ({ values, region }) =>
          typeof textOf(values, "rule") === "string" &&
          !rules.has(`${region} ${textOf(values, "rule")}`),
      )
  );
}
