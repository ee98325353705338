import type { Pattern, Selector } from "./ast";

/**
 * The texts of which the selector's value must be one in every record that the pattern matches;
 * undefined where the pattern does not say. A number counts as its shortest decimal text, as in
 * the matcher (semantics.ts: number-as-text).
 *
 * Who has many patterns sorts them by it, and tries those alone that can match.
 *
 * @param selector without wildcards
 */
export function possibleTexts(
  pattern: Pattern,
  selector: Selector,
): ReadonlySet<string> | undefined {
  const of = (node: Pattern): ReadonlySet<string> | undefined => {
    switch (node.kind) {
      case "and":
        return node.operands
          .map(of)
          .reduce((a, b) =>
            a && b ? new Set([...a].filter((text) => b.has(text))) : (a ?? b),
          );
      case "or":
        return node.operands
          .map(of)
          .reduce((a, b) => (a && b ? new Set([...a, ...b]) : undefined));
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
  return of(pattern);
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
