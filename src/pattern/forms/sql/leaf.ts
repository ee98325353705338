import { fold, type Condition } from "../../ast";
import { compileRegex } from "../../regex/match";
import { parseRegex } from "../../regex/parse";
import {
  exactTest,
  regexTest,
  textTest,
  type ValueTest,
} from "../../semantics";
import type { Values } from "../gather";
import { anyKind, type ValueKind } from "../kinds";
import { portableRegex } from "../regex/portable-regex";
import { isAnything, isExact, parseWildcardValue } from "../wildcard-value";
import { equals, like, numeral, quote } from "./quote";
import { jsonAt, scalarAt, type Place } from "./reach";
import type { SqlType } from "./table";

/** What can stand at a place of the table; anything in JSON. */
export function kindsAt(place: Place): ReadonlySet<ValueKind> {
  return place.kind === "json" ? anyKind : new Set(kindsOf(place.type));
}

function kindsOf(type: SqlType): readonly ValueKind[] {
  if (typeof type === "object") return ["row" in type ? "object" : "array"];
  switch (type) {
    case "text":
    case "boolean":
      return [type];
    case "map":
      return ["object"];
    case "json":
      return ["object", "null"];
  }
}

/** The condition on what stands at the place, which is one of the kinds; a condition that can hold there (`canHold`). */
export function leafSql(
  condition: Condition | Values,
  place: Place,
  kinds: ReadonlySet<ValueKind>,
): string {
  const scalar = (compare: (text: string) => string, test: ValueTest) =>
    scalarSql(place, kinds, compare, test);
  const textSql = (comparison: string, test: ValueTest) =>
    scalar((text) => `${text} ${comparison}`, test);
  if (condition.kind === "values") {
    const { operator, values } = condition;
    const test = exactTest(new Set(values));
    return textSql(equals(values, operator), (value) =>
      operator === "=" ? test(value) : !test(value),
    );
  }
  return fold(condition, {
    and: () => "",
    or: () => "",
    text: ({ operator, value }) => {
      const test = textTest(operator, value);
      if (isAnything(parseWildcardValue(value))) {
        return operator === "=" ? textSql("IS NOT NULL", test) : "FALSE";
      }
      const comparison = isExact(parseWildcardValue(value))
        ? equals([value], operator)
        : like(value, operator);
      return textSql(comparison, test);
    },
    regex: ({ operator, source }) => {
      const call = (text: string) =>
        `${operator === "=" ? "" : "NOT "}regexp_like(${text}, ${quote(portableRegex(source))})`;
      const test = regexTest(operator, compileRegex(parseRegex(source)));
      return scalar(call, test);
    },
    number: ({ operator, value }) => {
      const text = String(value);
      if (place.kind === "typed") {
        return operator === "=" || operator === "!="
          ? textSql(equals([text], operator), () => true)
          : "FALSE"; // a text is in no order
      }
      // json_format() keeps the quotes of a text, so that it is no number.
      const numeric = kinds.has("text")
        ? `json_format(${jsonAt(place)})`
        : scalarAt(place);
      const number = `TRY_CAST(${numeric} AS double)`;
      switch (operator) {
        case "=":
          return `(${scalarAt(place)} ${equals([text], "=")} OR ${number} = ${numeral(value)})`;
        case "!=":
          return `(${textSql(equals([text], "!="), () => true)} AND coalesce(${number} <> ${numeral(value)}, TRUE))`;
        default:
          return `${number} ${operator} ${numeral(value)}`;
      }
    },
    is: ({ value }) => {
      const text = quote(String(value));
      if (place.kind === "typed") return `${place.sql} = ${text}`;
      return value === null || kinds.has("text")
        ? `json_format(${jsonAt(place)}) = ${text}`
        : `${scalarAt(place)} = ${text}`;
    },
    "not-exists": () => `${presence(place)} IS NULL`,
  });
}

/** What is NULL when nothing stands at the place. */
export function presence(place: Place): string {
  return place.kind === "json" ? jsonAt(place) : place.sql;
}

/** A comparison of the text or number at the place. In JSON true and false have texts, too: they are kept out where the comparison would take them. */
function scalarSql(
  place: Place,
  kinds: ReadonlySet<ValueKind>,
  compare: (text: string) => string,
  test: ValueTest,
): string {
  if (place.kind === "typed") return compare(place.sql);
  const comparison = compare(scalarAt(place));
  return kinds.has("boolean") && (test("true") || test("false"))
    ? `(${comparison} AND json_format(${jsonAt(place)}) NOT IN ('true', 'false'))`
    : comparison;
}
