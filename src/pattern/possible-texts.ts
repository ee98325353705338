import type { Pattern, Selector } from "./ast";

/**
 * Makes the function that gives the texts of which the selector's value must be one in every record
 * that a pattern matches; undefined where the pattern does not say. A number counts as its shortest
 * decimal text, as in the matcher (semantics.ts: number-as-text).
 *
 * Who has many patterns sorts them by it, and tries those alone that can match. It remembers what it
 * said of each node, as patterns are made of others and more than one may ask.
 *
 * @param selector without wildcards
 */
export function possibleTexts(selector: Selector): PossibleTexts {
  const known = new WeakMap<Pattern, ReturnType<PossibleTexts>>();
  const of: PossibleTexts = (node) => {
    if (known.has(node)) return known.get(node);
    const texts = found(node);
    known.set(node, texts);
    return texts;
  };
  const found: PossibleTexts = (node) => {
    switch (node.kind) {
      case "and":
        return node.operands
          .map(of)
          .reduce((a, b) =>
            a && b ? new Set([...a].filter((text) => b.has(text))) : (a ?? b),
          );
      case "or":
        return union(node.operands.map(of));
      case "text":
        return node.operator === "=" &&
          !node.value.startsWith("*") &&
          !node.value.endsWith("*") &&
          isSame(node.selector, selector)
          ? new Set([node.value])
          : undefined;
      default:
        return undefined;
    }
  };
  return of;
}

type PossibleTexts = (pattern: Pattern) => ReadonlySet<string> | undefined;

/** All texts of sets, or undefined where one of them is: of hundreds, each text is taken once. */
function union(
  sets: readonly ReturnType<PossibleTexts>[],
): ReturnType<PossibleTexts> {
  const all = new Set<string>();
  for (const set of sets) {
    if (set === undefined) return undefined;
    for (const text of set) all.add(text);
  }
  return all;
}

function isSame(a: Selector, b: Selector): boolean {
  return (
    a.length === b.length &&
    a.every((step, n) => {
      const other = b[n];
      return step.kind === "key"
        ? other?.kind === "key" && step.name === other.name
        : step.kind === "index" &&
            other?.kind === "index" &&
            step.index === other.index;
    })
  );
}
