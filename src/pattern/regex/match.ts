import type { Regex, RegexItem } from "./parse";

type State =
  | { readonly kind: "start" | "end" }
  | {
      readonly kind: "characters";
      readonly accepts: (codePoint: number) => boolean;
      readonly optional: boolean;
      readonly repeats: boolean;
    };

/**
 * A search for the expression anywhere in a text.
 *
 * All positions advance together over the text, so the time is bounded by its length times the
 * expression's, whatever is in it. JavaScript's own RegExp backtracks, and the texts here (user
 * agents, request parameters) are chosen by whoever calls AWS.
 */
export function compileRegex(regex: Regex): (text: string) => boolean {
  const alternatives = regex.map((items) => items.flatMap(states));
  return (text) => alternatives.some((sequence) => search(sequence, text));
}

/** Repetitions unrolled: `a{2,3}` is `a a a?`, `a{2,}` is `a a+`. */
function states(item: RegexItem): readonly State[] {
  if (item.kind !== "characters") {
    return [item];
  }
  const { accepts, min, max } = item;
  const state = (optional: boolean, repeats: boolean): State => ({
    kind: "characters",
    accepts,
    optional,
    repeats,
  });
  if (max !== Infinity) {
    return Array.from({ length: max }, (_, n) => state(n >= min, false));
  }
  return min === 0
    ? [state(true, true)]
    : Array.from({ length: min }, (_, n) => state(false, n === min - 1));
}

function search(sequence: readonly State[], text: string): boolean {
  let current = new Set<number>();
  let next = new Set<number>();
  let offset = 0;

  /** Adds the position and those reached from it without a character; true at the end of the sequence. */
  function reach(set: Set<number>, position: number, at: number): boolean {
    for (let p = position; ; p++) {
      const state = sequence[p];
      if (state === undefined) return true;
      if (state.kind === "characters") {
        if (set.has(p)) return false;
        set.add(p);
        if (!state.optional) return false;
      } else if (state.kind === "start" ? at !== 0 : at !== text.length) {
        return false;
      }
    }
  }

  for (;;) {
    if (reach(current, 0, offset)) return true;
    const codePoint = text.codePointAt(offset);
    if (codePoint === undefined) return false;
    offset += codePoint > 0xffff ? 2 : 1;
    for (const position of current) {
      const state = sequence[position];
      if (state?.kind !== "characters" || !state.accepts(codePoint)) continue;
      if (state.repeats && reach(next, position, offset)) return true;
      if (reach(next, position + 1, offset)) return true;
    }
    [current, next] = [next, current];
    next.clear();
  }
}
