import { isWildcard, type Condition, type Selector } from "../../ast";
import { renderSelector } from "../../render";
import type { Values } from "../gather";
import { canHold, type ValueKind } from "../kinds";
import { UnsupportedPatternError } from "../unsupported";
import { kindsAt, leafSql, presence } from "./leaf";
import { reach, type Place } from "./reach";
import type { SqlTable } from "./table";

/** What the fields of free-form areas hold, by selector. */
type WrittenKinds = ReadonlyMap<string, ReadonlySet<ValueKind>>;

/**
 * A condition as a predicate. It is NULL, which no row satisfies, where the field is missing.
 *
 * @param written undefined where those fields may hold anything
 * @throws {UnsupportedPatternError} for what the table or the language cannot tell
 */
export function conditionSql(
  node: Condition | Values,
  table: SqlTable,
  written: WrittenKinds | undefined,
): string {
  const source = node.kind === "values" ? node.source : node;
  const refuse = (reason: string, mend: string): never => {
    throw new UnsupportedPatternError("Athena", source, { reason, mend });
  };
  const some = (selector: Selector, test: (place: Place) => string) =>
    reach(table, selector, test, refuse);
  const isThere = (place: Place) => `${presence(place)} IS NOT NULL`;
  const { selector } = node;
  const checked =
    (test: (place: Place, kinds: ReadonlySet<ValueKind>) => string) =>
    (place: Place) => {
      const problem = problemAt(place, source, written !== undefined);
      if (problem !== undefined) return refuse(...problem);
      const known =
        place.kind === "json"
          ? written?.get(renderSelector(selector))
          : undefined;
      return test(place, known ?? kindsAt(place));
    };

  const wildcard = selector.findIndex(isWildcard);
  const negative =
    node.kind === "not-exists" ||
    ("operator" in node && node.operator === "!=");
  if (wildcard < 0 || !negative) {
    return some(
      selector,
      checked((place, kinds) => leafSql(node, place, kinds)),
    );
  }
  // With a wildcard both are about all values (semantics.ts: wildcard-any).
  if (node.kind === "not-exists") return not(some(selector, checked(isThere)));
  const there = some(selector.slice(0, wildcard), isThere);
  const equal = checked((place, kinds) =>
    leafSql({ ...node, operator: "=" }, place, kinds),
  );
  return `(${there} AND ${not(some(selector, equal))})`;
}

/** The opposite of a predicate that may be NULL. */
function not(sql: string): string {
  return `NOT coalesce(${sql}, FALSE)`;
}

/** Why the table cannot tell whether the condition holds at the place, and what to do about it. */
function problemAt(
  place: Place,
  condition: Condition,
  asWritten: boolean,
): readonly [reason: string, mend: string] | undefined {
  const field = renderSelector(condition.selector);
  if (!canHold(condition, kindsAt(place))) {
    return [`no value of ${field} ever satisfies it`, "leave it out"];
  }
  const { kind } = condition;
  if (
    place.kind === "typed" &&
    place.type === "json" &&
    (kind === "is" || kind === "not-exists")
  ) {
    return [
      "the column is NULL where the field is null and where it is missing",
      `write ${field} IS NULL || ${field} NOT EXISTS if either will do`,
    ];
  }
  if (place.kind === "typed" || asWritten) return undefined;
  const asFreeForm = "take free-form fields as-written";
  if (kind === "is" && condition.value === null) {
    return [
      `${field} may be an array with a null in it, which satisfies it in a metric filter`,
      asFreeForm,
    ];
  }
  const takenForBoth = condition.selector.some(
    (step) => step.kind !== "key" || /^\d+$/.test(step.name),
  );
  return takenForBoth
    ? [
        "in JSON an array may stand for an object and an object for an array, which Athena and a metric filter take otherwise",
        asFreeForm,
      ]
    : undefined;
}
