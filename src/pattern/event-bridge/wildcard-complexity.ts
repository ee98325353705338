import { eventBridgeLimits } from "./limits";
import type { Wildcard } from "./wildcard";

/** One character of a wildcard, or `ANY` for an asterisk. */
type Token = string | typeof ANY;
const ANY = null;

/** A place in a wildcard: what stands before it has matched. */
interface Place {
  readonly tokens: readonly Token[];
  readonly length: number;
}

/** With more sets of places than this, nobody could say how complex the wildcards are. */
const MOST_SETS = 2000;

/**
 * Whether the wildcards on one field are more than EventBridge takes: it counts how many of their
 * beginnings (`*a`, `*a*`, …) a single text can match together, equal ones once.
 *
 * Source: MachineComplexityEvaluator and the README of github.com/aws/event-ruler.
 */
export function tooComplex(wildcards: readonly Wildcard[]): boolean {
  const starts = wildcards.map((wildcard) => {
    const tokens = wildcard.flatMap((piece, n): readonly Token[] =>
      n === 0 ? [...piece] : [ANY, ...piece],
    );
    return { tokens, length: 0 };
  });
  const characters = new Set(starts.flatMap(({ tokens }) => tokens));
  characters.delete(ANY);
  characters.add("any other"); // stands for each character that no wildcard names

  const seen = new Set<string>();
  const pending = [pastAsterisks(starts)];
  for (let set = pending.pop(); set !== undefined; set = pending.pop()) {
    if (set.size > eventBridgeLimits.wildcardBeginnings) return true;
    const name = [...set.keys()].sort().join();
    if (seen.has(name)) continue;
    if (seen.add(name).size > MOST_SETS) return true;
    const places = [...set.values()].flat();
    for (const character of characters) {
      pending.push(
        pastAsterisks(places.flatMap((place) => after(place, character))),
      );
    }
  }
  return false;
}

function after({ tokens, length }: Place, character: Token): readonly Place[] {
  return [
    ...(tokens[length - 1] === ANY ? [{ tokens, length }] : []),
    ...(tokens[length] === character ? [{ tokens, length: length + 1 }] : []),
  ];
}

/** The places and, since an asterisk also matches nothing, those behind an asterisk next to them; by the beginning before each. */
function pastAsterisks(
  places: readonly Place[],
): ReadonlyMap<string, readonly Place[]> {
  const all = new Map<string, Place[]>();
  for (const { tokens, length } of places) {
    const ends = tokens[length] === ANY ? [length, length + 1] : [length];
    for (const end of ends) {
      const beginning = JSON.stringify(tokens.slice(0, end));
      const there = all.get(beginning) ?? [];
      all.set(beginning, there);
      if (!there.some((place) => place.tokens === tokens)) {
        there.push({ tokens, length: end });
      }
    }
  }
  return all;
}
