import { fold, type Condition } from "../../ast";
import { renderSelector } from "../../render";
import type { Values } from "../gather";
import { canHold, type ValueKind } from "../kinds";
import { UnsupportedPatternError } from "../unsupported";
import {
  isAnything,
  isExact,
  mayBeNumber,
  parseWildcardValue,
} from "../wildcard-value";
import { discoveredName } from "./names";
import { quote, regexLiteral, textRegex } from "./quote";

/**
 * A condition as a part of a filter.
 *
 * @throws {UnsupportedPatternError} where Logs Insights would take the condition for something
 * else, or AWS does not say how it takes it
 */
export function conditionText(
  node: Condition | Values,
  kinds: ReadonlySet<ValueKind>,
): string {
  const source = node.kind === "values" ? node.source : node;
  const field = renderSelector(source.selector);
  const refuse = (reason: string, mend: string): never => {
    throw new UnsupportedPatternError("Logs Insights", source, {
      reason,
      mend,
    });
  };
  const onlyKinds = (reason: string, ...allowed: readonly ValueKind[]) => {
    if ([...kinds].some((kind) => !allowed.includes(kind))) {
      refuse(`${field} may be ${reason}`, "take free-form fields as-written");
    }
  };
  const discovered = discoveredName(source.selector);
  const name =
    "name" in discovered
      ? discovered.name
      : refuse(discovered.lack, "name one element or field");
  if (!canHold(source, kinds)) {
    refuse(`no value of ${field} ever satisfies it`, "leave it out");
  }
  /** A missing field satisfies no comparison of the matcher's; here it does `!=` and `not`. */
  const unless = (operator: "=" | "!=", equal: string, unequal: string) =>
    operator === "=" ? equal : `(ispresent(${name}) and ${unequal})`;
  const matching = (operator: "=" | "!=", pattern: string) =>
    unless(operator, `${name} like ${pattern}`, `${name} not like ${pattern}`);
  const oneOf = (operator: "=" | "!=", literals: readonly string[]) => {
    const [first = "", ...others] = literals;
    const list = `[${literals.join(", ")}]`;
    return others.length === 0
      ? unless(operator, `${name} = ${first}`, `${name} != ${first}`)
      : unless(operator, `${name} in ${list}`, `${name} not in ${list}`);
  };
  const wholeTexts = (operator: "=" | "!=", values: readonly string[]) => {
    const literals = values.flatMap((value) => quote(value) ?? []);
    const numbers = values.filter(
      (value) => kinds.has("number") && mayBeNumber(parseWildcardValue(value)),
    );
    const parts = [
      ...(literals.length === 0
        ? []
        : [oneOf(operator, [...literals, ...numbers])]),
      ...values
        .filter((value) => quote(value) === undefined)
        .map((value) =>
          matching(operator, textRegex(value, { start: true, end: true })),
        ),
    ];
    const connective = operator === "=" ? " or " : " and ";
    return parts.length > 1 ? `(${parts.join(connective)})` : parts.join("");
  };
  const onlyComparable = () =>
    onlyKinds(
      "null, true or false, which AWS does not say how it compares",
      "text",
      "number",
    );

  if (node.kind === "values") {
    onlyComparable();
    return wholeTexts(node.operator, node.values);
  }
  return fold(node, {
    and: () => "",
    or: () => "",
    text: ({ operator, value }) => {
      onlyComparable();
      const parts = parseWildcardValue(value);
      const { before, after, inner } = parts;
      if (isAnything(parts))
        return unless(operator, `ispresent(${name})`, "0 = 1");
      if (isExact(parts)) return wholeTexts(operator, [value]);
      const text = before && after ? quote(inner) : undefined;
      return matching(
        operator,
        text ?? textRegex(inner, { start: !before, end: !after }),
      );
    },
    regex: ({ operator, source: expression }) => {
      onlyComparable();
      return matching(operator, regexLiteral(expression));
    },
    number: ({ operator, value }) => {
      onlyComparable();
      const literal = String(value);
      if (operator === "=" || operator === "!=") {
        return oneOf(operator, [
          literal,
          ...(kinds.has("text") ? [`"${literal}"`] : []),
        ]);
      }
      onlyKinds("a text, which it may order as a number", "number");
      return `${name} ${operator} ${literal}`;
    },
    is: ({ value }) => {
      if (value === null) {
        return refuse(
          "AWS does not say how it takes a null",
          "ask for a field that is there when this one is null",
        );
      }
      onlyKinds(
        "other than true or false, which it takes for 1 and 0",
        "boolean",
      );
      return `${name} = ${value ? 1 : 0}`;
    },
    "not-exists": () => {
      if (kinds.has("object") || kinds.has("array") || kinds.has("null")) {
        refuse(
          `${field} may be an object, an array or null, of which it discovers no field of that name`,
          "name a text within it, or name it among the scalars if it is one",
        );
      }
      return `not ispresent(${name})`;
    },
  });
}
