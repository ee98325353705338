import { and, or, type Pattern } from "../ast";
import type { Scanner } from "./scanner";

/** Finished alternatives, and the conditions of the one being read. */
interface Level {
  readonly alternatives: Pattern[];
  conditions: Pattern[];
}

const level = (): Level => ({ alternatives: [], conditions: [] });

/**
 * Reads conditions joined by && and ||, with parentheses; && binds closer.
 *
 * Nesting is kept on a list, not on the call stack: no depth of parentheses can exhaust it.
 */
export function parseExpression(
  scanner: Scanner,
  parseCondition: (scanner: Scanner) => Pattern,
): Pattern {
  const outer: Level[] = [];
  let current = level();

  for (;;) {
    scanner.skipSpace();
    if (scanner.take("(")) {
      outer.push(current);
      current = level();
      continue;
    }
    current.conditions.push(parseCondition(scanner));
    for (;;) {
      scanner.skipSpace();
      if (scanner.take("&&")) break;
      if (scanner.take("||")) {
        current.alternatives.push(and(current.conditions));
        current.conditions = [];
        break;
      }
      const group = or([...current.alternatives, and(current.conditions)]);
      const above = outer.pop();
      if (above === undefined) return group;
      if (!scanner.take(")")) return scanner.fail("inside");
      current = above;
      current.conditions.push(group);
    }
  }
}
