import { Unknown } from "../model";
import { holds } from "./condition";
import { doubt, every, not, some, within, type Outcome } from "./outcome";
import { matchPattern } from "./pattern";
import type {
  PatternElement,
  PrincipalElement,
  Statement,
  UnknownStatement,
} from "./policy";
import { isDenied, isGranted, type Reach } from "./principal";
import type { Request } from "./request";
import type { Scope } from "./scope";

/** A request with the keys that conditions look up. */
export interface Asked {
  readonly request: Request;
  readonly scope: Scope;
}

/**
 * Whether a statement allows a request.
 *
 * @param reach how its principal reaches who asks; it says nothing where the statement names none
 */
export function allows(
  statement: Statement | UnknownStatement,
  asked: Asked,
  reach: Reach,
): Outcome {
  if (statement.effect === "unknown") return doubt(statement.reason);
  if (statement.effect === "Deny") return false;
  return applies(statement, asked, (principal) =>
    isGranted(principal, asked.request.principal, reach),
  );
}

/** Whether a statement denies a request. */
export function denies(
  statement: Statement | UnknownStatement,
  asked: Asked,
): Outcome {
  if (statement.effect === "unknown") return doubt(statement.reason);
  if (statement.effect === "Allow") return false;
  return applies(statement, asked, (principal) =>
    isDenied(principal, asked.request.principal),
  );
}

function applies(
  statement: Statement,
  asked: Asked,
  reaches: (principal: PrincipalElement) => Outcome,
): Outcome {
  const { index, principal, conditions } = statement;
  const parts: readonly (() => Outcome)[] = [
    () => matchesAction(statement, asked),
    () => matchesResource(statement, asked),
    () => principal === undefined || reaches(principal),
    () => every(conditions, (condition) => holds(condition, asked.scope)),
  ];
  return within(
    `Statement[${index}]`,
    every(parts, (part) => part()),
  );
}

/** Whether the `Action` or `NotAction` of a statement covers the request's. */
export function matchesAction(
  { action }: Statement,
  { request, scope }: Asked,
): Outcome {
  return matchesElement(action, request.action, scope);
}

/** Whether the `Resource` or `NotResource` of a statement covers the request's; one without it does. */
export function matchesResource(
  { resource }: Statement,
  { request, scope }: Asked,
): Outcome {
  return (
    resource === undefined || matchesElement(resource, request.resource, scope)
  );
}

function matchesElement(
  { negated, patterns }: PatternElement,
  text: string,
  scope: Scope,
): Outcome {
  const named = some(patterns, (pattern) =>
    pattern instanceof Unknown
      ? doubt(pattern.reason)
      : matchPattern(pattern, text, scope, negated),
  );
  return negated ? not(named) : named;
}
