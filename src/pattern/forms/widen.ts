import {
  and,
  conditions,
  fold,
  or,
  type Condition,
  type Pattern,
} from "../ast";
import { UnsupportedPatternError } from "./unsupported";

/** A pattern that a target can express, and what it no longer says. */
export interface Widened {
  readonly pattern: Pattern;
  /** Why each part was dropped; none where the pattern could be expressed as it was. */
  readonly dropped: readonly UnsupportedPatternError[];
}

/**
 * The pattern without the parts that a target cannot express. It matches all that the pattern
 * matches, and more: a part that is dropped from an `&&` asks for less, and an `||` with a part
 * that asks for nothing is itself dropped.
 *
 * For a caller who has decided that more alerts are better than none, and says so with what is
 * dropped.
 *
 * @param compile makes the form, such as `(p) => toEventPattern(p, schema)`
 * @throws {UnsupportedPatternError} where nothing would be left, or the target has no room for it all
 */
export function widen(
  pattern: Pattern,
  compile: (pattern: Pattern) => unknown,
): Widened {
  const dropped: UnsupportedPatternError[] = [];
  for (let current = pattern; ;) {
    try {
      compile(current);
      return { pattern: current, dropped };
    } catch (error) {
      if (!(error instanceof UnsupportedPatternError)) throw error;
      // Of conditions that cannot be expressed together, the last goes.
      const last = conditions(error.node).at(-1);
      const rest =
        error.node === current || last === undefined
          ? undefined
          : without(current, last);
      if (rest === undefined || rest === current) throw error;
      dropped.push(error);
      current = rest;
    }
  }
}

/** The node without the condition; the node itself where it is not in it, undefined where nothing is left to ask. */
function without(node: Pattern, condition: Condition): Pattern | undefined {
  const leaf = (other: Condition) => (other === condition ? undefined : other);
  return fold<Pattern | undefined>(node, {
    and: ({ operands }) => {
      const rest = operands.flatMap((part) => without(part, condition) ?? []);
      if (rest.length === 0) return undefined;
      return isSame(rest, operands) ? node : and(rest);
    },
    or: ({ operands }) => {
      const rest = operands.flatMap((part) => without(part, condition) ?? []);
      if (rest.length < operands.length) return undefined;
      return isSame(rest, operands) ? node : or(rest);
    },
    text: leaf,
    number: leaf,
    regex: leaf,
    is: leaf,
    "not-exists": leaf,
  });
}

function isSame(one: readonly Pattern[], other: readonly Pattern[]): boolean {
  return (
    one.length === other.length && one.every((part, n) => part === other[n])
  );
}
