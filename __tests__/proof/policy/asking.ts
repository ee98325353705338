import type { Value } from "../../../src/proof/model";
import {
  evaluate,
  parsePolicy,
  type Decision,
  type Policies,
  type PolicyKind,
  type PolicyReading,
  type Request,
} from "../../../src/proof/policy";

export const account = "123456789012";
export const other = "444455556666";
export const bob = {
  aws: `arn:aws:iam::${account}:user/Bob`,
  account,
} as const;
export const role = {
  aws: `arn:aws:iam::${account}:role/examplerole`,
  account,
} as const;

export type Json = Value;

/** A policy of these statements, parsed as JSON text; fails where it is not one. */
export function policy(
  kind: PolicyKind,
  statements: Json,
  version = "2012-10-17",
): PolicyReading {
  const read = parsePolicy(
    JSON.stringify({ Version: version, Statement: statements }),
    kind,
  );
  if (read.is !== "policy") throw new Error(JSON.stringify(read));
  return read;
}

export const identity = (...statements: readonly Json[]): Policies => ({
  identity: [policy("identity", statements)],
});

export const resource = (
  statements: Json,
  owner: string = account,
): Policies => ({
  resource: { policy: policy("resource", statements), account: owner },
});

/** The verdict in one word. */
export function verdict(request: Request, policies: Policies): string {
  return inShort(evaluate(request, policies));
}

export function inShort(decision: Decision): string {
  return decision.verdict === "denied"
    ? `denied ${decision.how}`
    : decision.verdict;
}
