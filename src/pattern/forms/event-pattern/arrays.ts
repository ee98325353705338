import { and, type Pattern } from "../../ast";
import { UnsupportedPatternError } from "../unsupported";
import { fieldsOf, type Field, type Formula } from "./formula";

/**
 * Checks what EventBridge would relate in each combination of arms: two fields of one array must
 * match in the same element, while a metric filter is content with any.
 *
 * @throws {UnsupportedPatternError} naming the two conditions
 */
export function checkArrays(formula: Formula): void {
  visit(formula, []);
}

function visit({ fields, groups }: Formula, before: readonly Field[]): void {
  const all = [...before, ...fields.values()];
  all.forEach((field, n) => {
    const earlier = all.slice(0, n).find((other) => shareArray(field, other));
    if (earlier !== undefined) throw sameElement(earlier.source, field.source);
  });
  // Fields of two groups meet, too: the arms of all but one are taken along with its own.
  groups.forEach((group, n) => {
    const beside = groups.filter((_, m) => m < n).flatMap(fieldsOf);
    group.forEach((arm) => visit(arm, all));
    for (const field of fieldsOf(group)) {
      const other = beside.find((there) => shareArray(field, there));
      if (other !== undefined) throw sameElement(other.source, field.source);
    }
  });
}

/** Whether the ways to both fields lead through the elements of the same array. */
function shareArray(one: Field, other: Field): boolean {
  const [array, rest] = one.selector.split("[*]");
  return (
    one !== other &&
    rest !== undefined &&
    other.selector.startsWith(`${array}[*]`)
  );
}

function sameElement(one: Pattern, other: Pattern): UnsupportedPatternError {
  return new UnsupportedPatternError("EventBridge", and([one, other]), {
    reason:
      "two conditions on the elements of one array hold for the same element, in a metric filter for any",
    mend: "leave one of them out",
  });
}
