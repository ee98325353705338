import type { Unknown } from "../model";
import type { Operator } from "./operators";
import type { Pattern } from "./pattern";

/**
 * What a policy is attached to decides what it must say: an `identity` (user, role, boundary, SCP)
 * names no principal, a `trust` policy (of a role) no resource. A `key` policy must be the root of
 * all access to its key.
 */
export type PolicyKind = "identity" | "resource" | "key" | "trust";

/** What a document turns out to be. */
export type PolicyReading = Policy | Malformed | UnknownPolicy;

/** A document that AWS takes. */
export interface Policy {
  readonly is: "policy";
  readonly statements: readonly (Statement | UnknownStatement)[];
}

/** A document that AWS refuses. */
export interface Malformed {
  readonly is: "malformed";
  /** Sentences without capital and full stop, each with its place: `Statement[0].Effect: expected Allow or Deny, found "Permit"`. */
  readonly reasons: readonly string[];
}

/** A document that nothing is known of. */
export interface UnknownPolicy {
  readonly is: "unknown";
  readonly reason: string;
}

/** One statement, each element read. */
export interface Statement {
  /** From 0. */
  readonly index: number;
  readonly sid: string | undefined;
  readonly effect: "Allow" | "Deny";
  /** Undefined in the policy of an identity. */
  readonly principal: PrincipalElement | undefined;
  readonly action: PatternElement;
  /** Undefined in the trust policy of a role. */
  readonly resource: PatternElement | undefined;
  readonly conditions: readonly (Condition | Unknown)[];
}

/** A statement whose effect is not known, or nothing at all. */
export interface UnknownStatement {
  readonly index: number;
  readonly effect: "unknown";
  readonly reason: string;
}

/** `Action`, `Resource` or, `negated`, its `Not…`. */
export interface PatternElement {
  readonly negated: boolean;
  readonly patterns: readonly (Pattern | Unknown)[];
}

/** `Principal` or, `negated`, `NotPrincipal`. */
export interface PrincipalElement {
  readonly negated: boolean;
  readonly entries: readonly (PrincipalEntry | Unknown)[];
}

/** The sorts of principals. */
export type PrincipalType = "AWS" | "Service" | "Federated" | "CanonicalUser";

/** One of the principals that a statement names. */
export interface PrincipalEntry {
  /** `*` alone is one of type AWS: the two mean the same in the policy of a resource. */
  readonly type: PrincipalType;
  readonly value: string;
}

/** One key under one operator. */
export interface Condition {
  readonly operator: Operator;
  /** As it is written: `ForAnyValue:StringLikeIfExists`. */
  readonly operatorName: string;
  readonly key: string;
  readonly values: readonly (Pattern | Unknown)[];
}
