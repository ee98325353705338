import { Unknown, type ValueMap } from "../model";
import { hasPlaceholder } from "../placeholder";
import { parsePattern, type Pattern, type PatternReading } from "./pattern";
import type { PatternElement, PolicyKind } from "./policy";
import {
  elementOf,
  kindOf,
  listOf,
  type Complain,
  type Element,
} from "./reading";

/** The actions of a statement, whose names heed no case. */
export function parseActions(
  statement: ValueMap,
  complain: Complain,
): PatternElement {
  const element = elementOf(statement, "Action", complain);
  return parsed(
    element,
    { as: "glob", variables: false, ignoreCase: true },
    (text) => text === "*" || text.includes(":"),
    "an action such as s3:PutObject",
    complain,
  );
}

/**
 * Wildcards reach beyond colons here, as they may at the end of a part of an ARN.
 *
 * @returns undefined where such a policy has none
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function parseResources(
  statement: ValueMap,
  kind: PolicyKind,
  variables: boolean,
  complain: Complain,
): PatternElement | undefined {
  if (kind === "trust") {
    for (const name of ["Resource", "NotResource"]) {
      if (statement[name] !== undefined && statement[name] !== null) {
        complain(name, "expected none in the trust policy of a role");
      }
    }
    return undefined;
  }
  const element = elementOf(statement, "Resource", complain);
  return parsed(
    element,
    { as: "glob", variables, ignoreCase: false },
    // Services take other things, too, which then match nothing.
    (text) => kind !== "identity" || /^(arn:|\*|\$\{)/.test(text),
    'an ARN or "*"',
    complain,
  );
}

function parsed(
  element: Element | undefined,
  reading: PatternReading,
  isValid: (text: string) => boolean,
  expected: string,
  complain: Complain,
): PatternElement {
  if (element === undefined) return { negated: false, patterns: [] };
  const { name, negated, value } = element;
  const values = listOf(value);
  if (values instanceof Unknown) return { negated, patterns: [values] };
  if (values.length === 0) complain(name, `expected ${expected}, found none`);
  const patterns = values.flatMap<Pattern | Unknown>((text) => {
    if (text instanceof Unknown) return [text];
    if (typeof text === "string" && (hasPlaceholder(text) || isValid(text))) {
      return [parsePattern(text, reading)];
    }
    complain(name, `expected ${expected}, found ${kindOf(text)}`);
    return [];
  });
  return { negated, patterns };
}
