import { eventBridgeLimits } from "./limits";

/** A text with `*` for any characters, as what stands between the asterisks: `a*b` is `["a", "b"]`. */
export type Wildcard = readonly string[];

/** Reads the text of a wildcard, or says what is wrong with it. `\*` and `\\` are the characters. */
export function parseWildcard(text: string): Wildcard | { mistake: string } {
  const pieces = [""];
  for (const [token] of text.matchAll(/\\[^]?|\*+|[^\\*]+/g)) {
    if (token === "*") pieces.push("");
    else if (token.startsWith("**")) {
      return { mistake: "expected no two asterisks in a row" };
    } else if (!token.startsWith("\\")) pieces.push((pieces.pop() ?? "") + token);
    else if (token === "\\*" || token === "\\\\") {
      pieces.push((pieces.pop() ?? "") + token.slice(1));
    } else {
      return { mistake: "expected \\* or \\\\ after which a backslash stands" };
    }
  }
  return pieces;
}

/** Whether the text is the wildcard's; time grows with the text. */
export function matchesWildcard(wildcard: Wildcard, text: string): boolean {
  const [first = "", ...others] = wildcard;
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of others) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/** Beyond this many sets of beginnings, nobody could say how complex the wildcards are. */
const MOST_SETS = 2000;

/**
 * Whether the wildcards on one field are more than EventBridge takes: it counts how many of their
 * beginnings (`*a`, `*a*`, …) a single text can match, the same one counted once.
 *
 * Source: MachineComplexityEvaluator of github.com/aws/event-ruler and its README.
 */
export function tooComplex(wildcards: readonly Wildcard[]): boolean {
  const written = wildcards.map((pieces) =>
    pieces.flatMap((piece, n) => (n === 0 ? [...piece] : ["*", ...piece])),
  );
  const alphabet = new Set(written.flat());
  alphabet.delete("*");
  alphabet.add("another"); // stands for each character that no wildcard names

  type Beginning = readonly [wildcard: number, length: number];
  const key = ([wildcard, length]: Beginning) =>
    JSON.stringify(written[wildcard]?.slice(0, length));
  const closed = (beginnings: readonly Beginning[]) =>
    new Map(
      beginnings
        .flatMap(([wildcard, length]): readonly Beginning[] =>
          written[wildcard]?.[length] === "*"
            ? [
                [wildcard, length],
                [wildcard, length + 1],
              ]
            : [[wildcard, length]],
        )
        .map((beginning) => [`${beginning}`, beginning]),
    );
  const after = (beginnings: Iterable<Beginning>, character: string) =>
    closed(
      [...beginnings].flatMap(([wildcard, length]): readonly Beginning[] => [
        ...(written[wildcard]?.[length - 1] === "*"
          ? [[wildcard, length] as const]
          : []),
        ...(written[wildcard]?.[length] === character
          ? [[wildcard, length + 1] as const]
          : []),
      ]),
    );

  const seen = new Set<string>();
  const pending = [closed(written.map((_, wildcard) => [wildcard, 0]))];
  for (let set = pending.pop(); set !== undefined; set = pending.pop()) {
    const beginnings = set;
    const distinct = new Set([...beginnings.values()].map(key));
    if (distinct.size > eventBridgeLimits.wildcardBeginnings) return true;
    const name = [...beginnings.keys()].sort().join(" ");
    if (seen.has(name) || beginnings.size === 0) continue;
    if (seen.add(name).size > MOST_SETS) return true;
    for (const character of alphabet) {
      pending.push(after(beginnings.values(), character));
    }
  }
  return false;
}
