import type { Resource } from "../../model";
import type { Problem } from "../../path";
import { same } from "../../placeholder";
import { busArnOf, EVENTS, hasRules, ruleContext } from "./event-bus";
import { ruleFindings } from "./event-bus-to-rule";
import { branchesOf, matcherOf, subjectOf } from "./event-pattern";
import { isRead, WITH_READS } from "./event-reads";
import { doubt, problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { resourceNamed } from "../graph/named-resource";
import type { Document } from "../access/permission";
import { roleBlamed } from "../access/role-blame";
import { roleMay, trusted } from "../access/role";
import { caughtExamples, ruleExamples, type Example } from "./rule-examples";
import { textOf } from "../graph/values";

/** A rule that sends events to another bus, and the target that does. */
export interface Forwarder {
  readonly rule: Resource;
  readonly target: Resource;
}

/**
 * Whether what a rule matches gets to the bus of another region or account: EventBridge takes the
 * target's role and puts the events with it.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html
 */
export function regionToHomeBus(
  graph: Graph,
  { rule, target }: Forwarder,
  bus: string,
): readonly Finding[] {
  const stray = strayFinding(graph, target, bus);
  return stray === undefined
    ? [...ruleFindings(rule), ...roleFindings(graph, rule, target, bus)]
    : [stray];
}

/** A bus to which no rule here listens, where others forward to one that has rules. */
function strayFinding(
  graph: Graph,
  target: Resource,
  bus: string,
): Finding | undefined {
  if (hasRules(graph, bus)) return undefined;
  const usual = graph
    .ofType(target.type)
    .map(({ values }) => textOf(values, "arn"))
    .find(
      (arn) =>
        typeof arn === "string" &&
        arn.includes(":event-bus/") &&
        hasRules(graph, arn),
    );
  return usual === undefined
    ? undefined
    : problem({
        id: "other-bus",
        at: target.address,
        argument: "arn",
        what: `it forwards to ${bus}, to which no rule here listens; others forward to ${usual}`,
        mend: `arn = "${usual}"`,
      });
}

function roleFindings(
  graph: Graph,
  rule: Resource,
  target: Resource,
  bus: string,
): readonly Finding[] {
  const text = textOf(target.values, "role_arn");
  const [, , , region = "", account = ""] = bus.split(":");
  if (text === undefined || text === "") {
    const isNear =
      same(region, rule.region) === true &&
      same(account, rule.account) === true;
    return isNear
      ? []
      : [
          problem({
            id: "no-forwarding-role",
            at: target.address,
            argument: "role_arn",
            what: "a target in another region or account needs a role, and it has none",
            mend: "role_arn = the ARN of a role that EventBridge may take and that may do events:PutEvents",
          }),
        ];
  }
  const at = { at: target, argument: "role_arn", text };
  const role = resourceNamed(graph, at, [{ type: "aws_iam_role" }]);
  if (!("address" in role)) return role;
  const policy = busPolicy(graph, bus);
  const use = { user: target, argument: "role_arn", role };
  const findings = [
    ...trusted(
      role,
      { principal: EVENTS, context: ruleContext(rule) },
      "role-trust-denied",
      "let EventBridge take the role",
    ),
    ...roleMay(graph, role, [
      {
        action: "events:PutEvents",
        resource: bus,
        stake: {
          id: "role-permission-denied",
          need: "let the role put events on the bus",
        },
        ...(policy && { on: { document: policy, kind: "resource" } }),
      },
    ]),
    ...(policy === undefined && same(account, role.account) !== true
      ? [
          doubt(
            `whether ${bus} takes events of ${role.address}: the policy of another account's bus is not in this configuration`,
          ),
        ]
      : []),
  ];
  return roleBlamed(graph, { ...use, service: EVENTS.service }, findings);
}

/** The policy of the bus, as far as it is here: another account's role needs it, its own does not. */
function busPolicy(graph: Graph, bus: string): Document | undefined {
  const at = graph
    .ofType("aws_cloudwatch_event_bus_policy")
    .find((policy) => busArnOf(policy) === bus);
  return at && { at, argument: "policy", value: at.values["policy"] ?? "" };
}

/**
 * What a rule wants of a region and the forwarders from there do not let through, tried with the
 * examples of this project's rules.
 */
export function forwardingGaps(
  graph: Graph,
  forwarders: readonly Forwarder[],
  home: Resource,
): readonly Finding[] {
  const lost = lostBy(graph, forwarders);
  if (lost.size === 0) return [];
  const branches = branchesOf(home);
  if (
    branches === "unknown" ||
    !branches.some((branch) => subjectOf(branch) === "CloudTrail")
  ) {
    return [];
  }
  const [first] = takenBy(home).filter((example) => lost.has(example));
  if (first === undefined) return [];
  const culprit = culpritFor(forwarders, first);
  return culprit === undefined
    ? []
    : [
        problem({
          ...culprit,
          id: "not-forwarded",
          what: `it does not let through "${first.name}" (${first.record.eventName}), which ${home.address} waits for`,
          orAt: [home.address],
        }),
      ];
}

const losses = new WeakMap<readonly Forwarder[], ReadonlySet<Example>>();

/** What no rule in the forwarders' place takes up; nothing where the pattern of one is not known. */
function lostBy(
  graph: Graph,
  forwarders: readonly Forwarder[],
): ReadonlySet<Example> {
  const known = losses.get(forwarders);
  if (known !== undefined) return known;
  const [first] = forwarders;
  // A rule there that is no forwarder has a path of its own, which says what becomes of its events.
  const others = graph
    .ofType("aws_cloudwatch_event_rule")
    .filter(
      ({ region, account }) =>
        region === first?.rule.region && account === first.rule.account,
    );
  const isOpen = forwarders.some(({ rule }) => branchesOf(rule) === "unknown");
  const lost = new Set(isOpen ? [] : ruleExamples());
  for (const example of others.flatMap(takenBy)) lost.delete(example);
  losses.set(forwarders, lost);
  return lost;
}

/** The examples that come through a rule: without reads where its state holds them back. */
function takenBy(rule: Resource): readonly Example[] {
  const takesReads = textOf(rule.values, "state") === WITH_READS;
  return caughtExamples(rule).filter(
    ({ record }) => takesReads || !isRead(record),
  );
}

/** The forwarder whose work it would be: one that would let it through if it took reads, else one for its kind. */
function culpritFor(
  forwarders: readonly Forwarder[],
  { event, record }: Example,
): Pick<Problem, "at" | "argument" | "mend"> | undefined {
  const held = forwarders.find(({ rule }) => matcherOf(rule)(event));
  if (held !== undefined) {
    return {
      at: held.rule.address,
      argument: "state",
      mend: `state = "${WITH_READS}"`,
    };
  }
  const apt =
    forwarders.find(
      ({ rule }) =>
        (textOf(rule.values, "state") === WITH_READS) === isRead(record),
    ) ?? forwarders[0];
  return (
    apt && {
      at: apt.rule.address,
      argument: "event_pattern",
      mend: "widen the pattern to what the rules of the other region match",
    }
  );
}
