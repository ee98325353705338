import type { Resource, Value } from "../../model";
import {
  evaluate,
  explain,
  parsePolicy,
  type Decision,
  type Policies,
  type PolicyKind,
  type PolicyReading,
  type Request,
} from "../../policy";
import { doubt, problem, type Finding } from "../graph/finding";

/** A policy and where it is written. */
export interface Document {
  readonly at: Resource;
  readonly argument: string;
  readonly value: Value;
}

/** What is at stake in a request, for the words of a problem. */
export interface Stake {
  /** The id of the problem when it is denied. */
  readonly id: string;
  /** What is to be allowed, such as `let cloudtrail.amazonaws.com read the bucket's ACL`. */
  readonly need: string;
}

const readings = new WeakMap<Resource, Map<string, PolicyReading>>();

/** The policy, parsed once per resource and argument. */
export function policyOf(document: Document, kind: PolicyKind): PolicyReading {
  const { at, argument } = document;
  const known = readings.get(at) ?? new Map<string, PolicyReading>();
  readings.set(at, known);
  const key = `${kind} ${argument}`;
  const reading = known.get(key) ?? parsePolicy(document.value, kind);
  known.set(key, reading);
  return reading;
}

const answers = new WeakMap<Resource, Map<string, readonly Finding[]>>();

/** Whether the policy of a resource lets a service do what the request asks; rules ask the same again and again. */
export function granted(
  request: Request,
  document: Document,
  kind: Exclude<PolicyKind, "identity">,
  stake: Stake,
): readonly Finding[] {
  const { at, argument } = document;
  const known = answers.get(at) ?? new Map<string, readonly Finding[]>();
  answers.set(at, known);
  const key = JSON.stringify([argument, kind, stake, request]);
  const answer = known.get(key) ?? grantedAnew(request, document, kind, stake);
  known.set(key, answer);
  return answer;
}

function grantedAnew(
  request: Request,
  document: Document,
  kind: Exclude<PolicyKind, "identity">,
  stake: Stake,
): readonly Finding[] {
  const policy = policyOf(document, kind);
  const refused = refusal(policy, document);
  if (refused !== undefined) return [refused];
  const { account } = document.at;
  return decided(
    request,
    { resource: { policy, account, kind } },
    document,
    stake,
  );
}

/** Decides a request and tells of a refusal where it is to be mended. */
export function decided(
  request: Request,
  policies: Policies,
  { at, argument }: Pick<Document, "at" | "argument">,
  { id, need }: Stake,
): readonly Finding[] {
  const decision = evaluate(request, policies);
  if (decision.verdict === "allowed") return [];
  const why = explain(decision);
  if (decision.verdict === "unknown") {
    return [doubt(`whether ${at.address} would ${need}: ${why}`)];
  }
  return [
    problem({
      id,
      at: at.address,
      argument,
      what: `it does not ${need}: ${why}`,
      mend: mendOf(decision, request),
    }),
  ];
}

function mendOf(decision: Decision, { action, resource, principal }: Request) {
  const who =
    typeof principal === "object" && "service" in principal
      ? ` for ${[principal.service].flat().join(" or ")}`
      : "";
  return decision.verdict === "denied" && decision.how === "explicitly"
    ? `exempt this request from the statement that denies it`
    : `allow ${action} on ${resource}${who}`;
}

/** A policy that AWS would not take. */
export function refusal(
  policy: PolicyReading,
  { at, argument }: Document,
): Finding | undefined {
  return policy.is === "malformed"
    ? problem({
        id: "malformed-policy",
        at: at.address,
        argument,
        what: `AWS refuses the policy: ${policy.reasons.join("; ")}`,
        mend: "correct the policy",
      })
    : undefined;
}
