import { Unknown } from "../model";
import { hasPlaceholder, readable } from "../placeholder";
import { doubt, every, not, some, type Outcome } from "./outcome";
import { matchPattern, type Pattern } from "./pattern";
import type { Condition } from "./policy";
import type { Scope } from "./scope";

/**
 * Whether a condition holds for a request.
 *
 * A missing key satisfies what is negated, `…IfExists` and `ForAllValues:`, and nothing else.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function holds(condition: Condition | Unknown, scope: Scope): Outcome {
  if (condition instanceof Unknown) return doubt(condition.reason);
  const { operator, key } = condition;
  if (hasPlaceholder(key)) {
    return doubt(`the condition key "${readable(key)}" is not known`);
  }
  const value = scope.get(key);
  if (value instanceof Unknown) {
    return doubt(`${key} in the request is not known: ${value.reason}`);
  }
  // An empty text is no value to the operators of sets.
  const found = (typeof value === "string" ? [value] : (value ?? [])).filter(
    (text) => text !== "" || operator.set === undefined,
  );
  if (operator.family === "presence") {
    return isMissing(condition, found.length === 0);
  }
  if (operator.set === "all") {
    return every(found, (text) => satisfies(condition, text, scope));
  }
  if (found.length === 0) {
    return (
      operator.ifExists || (operator.set === undefined && operator.negated)
    );
  }
  return operator.negated && operator.set === undefined
    ? every(found, (text) => satisfies(condition, text, scope))
    : some(found, (text) => satisfies(condition, text, scope));
}

/** Whether one value of the request does: by matching one value of the policy, or none where negated. */
function satisfies(
  { operator, values }: Condition,
  found: string,
  scope: Scope,
): Outcome {
  const matches = some(values, (wanted) =>
    wanted instanceof Unknown
      ? doubt(wanted.reason)
      : typeof operator.family === "function"
        ? operator.family(wanted.text, found)
        : matchPattern(wanted, found, scope, operator.negated),
  );
  return operator.negated ? not(matches) : matches;
}

/** `Null`: "true" asks for a key that is missing. */
function isMissing({ values }: Condition, missing: boolean): Outcome {
  return some(values, (wanted) => {
    if (wanted instanceof Unknown) return doubt(wanted.reason);
    return hasPlaceholder(wanted.text)
      ? doubt(`"${readable(wanted.text)}" is not known`)
      : wanted.text.toLowerCase() === String(missing);
  });
}

/** The values as they are written, for people. */
export function wantedTexts(
  values: readonly (Pattern | Unknown)[],
): readonly string[] {
  return values.map((value) =>
    value instanceof Unknown ? "?" : readable(value.text),
  );
}
