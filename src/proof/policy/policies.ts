import type { PolicyKind, PolicyReading } from "./policy";

/** The policies that a request meets. A malformed one counts as none: AWS does not take it. */
export interface Policies {
  /** Those of the user or role that asks. @default - none */
  readonly identity?: readonly PolicyReading[];
  /** The permissions boundary of who asks. @default - none */
  readonly boundary?: PolicyReading;
  /** Those that the session of who asks was made with; one must allow. @default - none */
  readonly session?: readonly PolicyReading[];
  /** Service control policies of who asks, by level from the root to the account; one of each level must allow. @default - none */
  readonly scp?: readonly (readonly PolicyReading[])[];
  /** That of what it is done to. @default - it has none, and belongs to the account of who asks */
  readonly resource?: ResourcePolicy;
}

/** What stands between a request and its resource. */
export interface ResourcePolicy {
  /** @default - it has none */
  readonly policy?: PolicyReading;
  /** The account that the resource belongs to. */
  readonly account: string;
  /** Policies of keys and trust policies of roles must leave it to the account before those of an identity count. @default "resource" */
  readonly kind?: Exclude<PolicyKind, "identity">;
}

/** The sorts of policies, in the words that reports use. */
export type PolicyPart =
  | "identity policies"
  | "resource policy"
  | "permissions boundary"
  | "session policies"
  | "service control policies";

/** Policies of one part, with its name. */
export interface PartOfPolicies {
  readonly part: PolicyPart;
  readonly policies: readonly PolicyReading[];
}

/** A statement of one of the policies. */
export interface StatementPlace {
  readonly part: PolicyPart;
  /** Which policy of that part, from 0. */
  readonly policy: number;
  /** Which statement of that policy, from 0. */
  readonly index: number;
  readonly sid: string | undefined;
}

/** All of them by part; those of an identity only where one asks. */
export function partsOf(
  { identity, boundary, session, scp, resource }: Policies,
  isIdentity: boolean,
): readonly PartOfPolicies[] {
  const list = (policy: PolicyReading | undefined) =>
    policy === undefined ? [] : [policy];
  const parts: readonly PartOfPolicies[] = [
    { part: "resource policy", policies: list(resource?.policy) },
    { part: "identity policies", policies: identity ?? [] },
    { part: "permissions boundary", policies: list(boundary) },
    { part: "session policies", policies: session ?? [] },
    { part: "service control policies", policies: (scp ?? []).flat() },
  ];
  return isIdentity ? parts : parts.slice(0, 1);
}
