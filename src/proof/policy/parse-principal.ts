import { Unknown, type Value, type ValueMap } from "../model";
import { hasPlaceholder, readable } from "../placeholder";
import type {
  PolicyKind,
  PrincipalElement,
  PrincipalEntry,
  PrincipalType,
} from "./policy";
import {
  elementOf,
  isMap,
  kindOf,
  listOf,
  type Complain,
  type Element,
} from "./reading";

const types: ReadonlySet<string> = new Set<PrincipalType>([
  "AWS",
  "Service",
  "Federated",
  "CanonicalUser",
]);

const isType = (name: string): name is PrincipalType => types.has(name);

/**
 * Who a statement is for.
 *
 * @returns undefined where such a policy has none
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function parsePrincipal(
  statement: ValueMap,
  kind: PolicyKind,
  complain: Complain,
): PrincipalElement | undefined {
  if (kind === "identity") {
    for (const name of ["Principal", "NotPrincipal"]) {
      if (statement[name] !== undefined && statement[name] !== null) {
        complain(name, "expected none in the policy of an identity");
      }
    }
    return undefined;
  }
  const element = elementOf(statement, "Principal", complain);
  return element === undefined
    ? undefined
    : { negated: element.negated, entries: entriesOf(element, complain) };
}

function entriesOf(
  { name, value }: Element,
  complain: Complain,
): readonly (PrincipalEntry | Unknown)[] {
  if (value instanceof Unknown) return [value];
  if (value === "*") return [{ type: "AWS", value }];
  if (typeof value === "string" && hasPlaceholder(value)) {
    return [new Unknown(`${readable(value)} is not known`)];
  }
  if (!isMap(value)) {
    complain(name, `expected "*" or an object, found ${kindOf(value)}`);
    return [];
  }
  const entries = Object.entries(value).flatMap(([type, values]) => {
    if (isType(type)) return entriesOfType(type, values, name, complain);
    complain(name, `expected ${[...types].join(", ")}, found "${type}"`);
    return [];
  });
  if (Object.values(value).every((values) => isNone(values))) {
    complain(name, "expected a principal, found none");
  }
  return entries;
}

const isNone = (values: Value) =>
  values === null || (Array.isArray(values) && values.length === 0);

function entriesOfType(
  type: PrincipalType,
  values: Value,
  name: string,
  complain: Complain,
): readonly (PrincipalEntry | Unknown)[] {
  const list = listOf(values);
  if (list instanceof Unknown) return [list];
  return list.flatMap<PrincipalEntry | Unknown>((value) => {
    if (value instanceof Unknown) return [value];
    if (typeof value !== "string") {
      complain(name, `expected a text for ${type}, found ${kindOf(value)}`);
      return [];
    }
    if (type === "AWS" && value !== "*" && /[*?]/.test(value)) {
      // AWS: "You cannot use a wildcard to match part of a principal name or ARN."
      complain(name, `expected no wildcard within "${readable(value)}"`);
      return [];
    }
    return [{ type, value }];
  });
}
