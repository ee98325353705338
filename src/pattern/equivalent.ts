import { and, or, type Pattern } from "./ast";
import { render } from "./render";

/**
 * Whether two patterns provably mean the same.
 *
 * Both are brought to one normal form (operands without duplicates and in a fixed order, an
 * operand absorbed where a weaker one makes it idle) and compared. True is a proof; false says
 * only that this proof was not found.
 */
export function equivalent(one: Pattern, other: Pattern): boolean {
  return (
    render(one) === render(other) ||
    render(normalize(one)) === render(normalize(other))
  );
}

/** The pattern in normal form. Idempotent. */
export function normalize(pattern: Pattern): Pattern {
  if (pattern.kind !== "and" && pattern.kind !== "or") return pattern;
  const combine = pattern.kind === "and" ? and : or;
  // A normalized operand may itself have become a node of the same kind: combine() flattens it.
  const flat = combine(pattern.operands.map(normalize));
  if (flat.kind !== pattern.kind) return flat;
  const byText = new Map(
    flat.operands.map((operand) => [render(operand), operand]),
  );
  const operands = [...byText]
    .filter(([text, operand]) => !absorbed(text, operand, byText))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, operand]) => operand);
  return combine(operands);
}

/** `a || (a && b)` is `a`, and `a && (a || b)` is `a`: the operand says no more than one of its own parts does beside it. */
function absorbed(
  text: string,
  operand: Pattern,
  siblings: ReadonlyMap<string, Pattern>,
): boolean {
  return (
    (operand.kind === "and" || operand.kind === "or") &&
    operand.operands.some((part) => {
      const partText = render(part);
      return partText !== text && siblings.has(partText);
    })
  );
}
