import { characterIndex, characterTable } from "./character-set";
import type { Regex, RegexItem } from "./parse";

/** A place in the expression: a character to come, an anchor to pass, or the end of an alternative. */
type Place =
  | { readonly kind: "start" | "end" | "match" }
  | {
      readonly kind: "character";
      /** Whether each character, by its index, may stand here. */
      readonly accepts: readonly boolean[];
      readonly optional: boolean;
      readonly repeats: boolean;
    };

/** All the places that the text so far leads to. */
interface Node {
  readonly places: readonly number[];
  /** A match ends here, whatever follows. */
  readonly matches: boolean;
  /** A match ends here if the text does. */
  readonly matchesAtEnd: boolean;
  /** The node after a character, by its index, once it was needed. */
  readonly next: (Node | undefined)[];
}

/** More nodes are not kept: no text can fill the memory. */
const MOST_NODES = 1000;

/**
 * A search for the expression anywhere in a text, as an automaton made while it runs: time grows
 * with the text, whatever stands in it.
 *
 * JavaScript's own RegExp backtracks, and the texts here (user agents, request parameters) are
 * chosen by whoever calls AWS.
 */
export function compileRegex(regex: Regex): (text: string) => boolean {
  const places = regex.flatMap((items): readonly Place[] => [
    ...items.flatMap(unrolled),
    { kind: "match" },
  ]);
  const starts = places.flatMap((_, n) =>
    n === 0 || places[n - 1]?.kind === "match" ? [n] : [],
  );
  const nodes = new Map<string, Node>();
  let first = nodeOf(starts, true);

  /** The node of some places and all that can be reached from them without a character. */
  function nodeOf(from: readonly number[], atStart: boolean): Node {
    const reached = new Set<number>();
    let matches = false;
    let matchesAtEnd = false;
    for (const start of from) {
      let atEnd = false;
      for (let n = start; ; n++) {
        const place = places[n];
        if (place === undefined || place.kind === "match") {
          if (atEnd) matchesAtEnd = true;
          else matches = true;
          break;
        }
        if (place.kind === "start" && !atStart) break;
        if (place.kind === "end") atEnd = true;
        if (place.kind === "character") {
          if (reached.has(n)) break;
          if (!atEnd) reached.add(n);
          if (!place.optional) break;
        }
      }
    }
    const all = [...reached];
    const key = String.fromCharCode(+matches, +matchesAtEnd, ...all);
    const known = nodes.get(key);
    if (known !== undefined) return known;
    const node = { places: all, matches, matchesAtEnd, next: [] };
    nodes.set(key, node);
    return node;
  }

  /** The node after a character; a match may also begin behind it. */
  function after(node: Node, character: number): Node {
    if (nodes.size >= MOST_NODES) {
      nodes.clear();
      first = nodeOf(starts, true);
    }
    const from = [...starts];
    for (const n of node.places) {
      const place = places[n];
      if (place?.kind !== "character" || !place.accepts[character]) continue;
      if (place.repeats) from.push(n);
      from.push(n + 1);
    }
    return nodeOf(from, false);
  }

  return (text) => {
    let node = first;
    for (let offset = 0; !node.matches;) {
      const codePoint = text.codePointAt(offset);
      if (codePoint === undefined) return node.matchesAtEnd;
      offset += codePoint > 0xffff ? 2 : 1;
      const character = characterIndex(codePoint);
      node = node.next[character] ??= after(node, character);
    }
    return true;
  };
}

/** Repetitions written out: `a{2,3}` is `a a a?`, `a{2,}` is `a a+`. */
function unrolled(item: RegexItem): readonly Place[] {
  if (item.kind !== "characters") return [item];
  const { min, max } = item;
  const accepts = characterTable(item.set);
  const place = (optional: boolean, repeats: boolean): Place => ({
    kind: "character",
    accepts,
    optional,
    repeats,
  });
  if (max !== Infinity) {
    return Array.from({ length: max }, (_, n) => place(n >= min, false));
  }
  return min === 0
    ? [place(true, true)]
    : Array.from({ length: min }, (_, n) => place(false, n === min - 1));
}
