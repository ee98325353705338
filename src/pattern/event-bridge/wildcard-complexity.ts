import { eventBridgeLimits } from "./limits";
import type { Wildcard } from "./wildcard";

/** One character of a wildcard, or `ANY` for an asterisk. */
type Token = string | typeof ANY;
const ANY = null;

/** A wildcard's characters and what each of its beginnings is called: equal ones of several wildcards the same. */
interface Spelled {
  readonly tokens: readonly Token[];
  /** By length. */
  readonly beginnings: readonly number[];
}

/** A place in a wildcard: what stands before it has matched. */
interface Place {
  readonly wildcard: Spelled;
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
  const spelled = spell(wildcards);
  const starts = spelled.map((wildcard) => ({ wildcard, length: 0 }));
  const characters = new Set(spelled.flatMap(({ tokens }) => tokens));
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

function spell(wildcards: readonly Wildcard[]): readonly Spelled[] {
  const names = new Map<string, number>();
  const nameOf = (beginning: readonly Token[]) => {
    const text = JSON.stringify(beginning);
    const name = names.get(text) ?? names.size;
    names.set(text, name);
    return name;
  };
  return wildcards.map((wildcard) => {
    const tokens = wildcard.flatMap((piece, n): readonly Token[] =>
      n === 0 ? [...piece] : [ANY, ...piece],
    );
    const beginnings = Array.from({ length: tokens.length + 1 }, (_, length) =>
      nameOf(tokens.slice(0, length)),
    );
    return { tokens, beginnings };
  });
}

function after(
  { wildcard, length }: Place,
  character: Token,
): readonly Place[] {
  const { tokens } = wildcard;
  return [
    ...(tokens[length - 1] === ANY ? [{ wildcard, length }] : []),
    ...(tokens[length] === character ? [{ wildcard, length: length + 1 }] : []),
  ];
}

/** The places and, since an asterisk also matches nothing, those behind an asterisk next to them; by the beginning before each. */
function pastAsterisks(
  places: readonly Place[],
): ReadonlyMap<number | undefined, readonly Place[]> {
  const all = new Map<number | undefined, Place[]>();
  for (const { wildcard, length } of places) {
    const ends =
      wildcard.tokens[length] === ANY ? [length, length + 1] : [length];
    for (const end of ends) {
      const beginning = wildcard.beginnings[end];
      const there = all.get(beginning) ?? [];
      all.set(beginning, there);
      if (!there.some((place) => place.wildcard === wildcard)) {
        there.push({ wildcard, length: end });
      }
    }
  }
  return all;
}
