import { conditions, type Pattern } from "../../pattern";
import { possibleNames } from "../../rule/match-rules";
import { valueOf } from "./classify";
import { namesOf, type Path } from "./projection";

const NAME = "eventName";

/**
 * Makes the function that tells which paths decide about records with an eventName, besides that
 * name: those of the rules that can match it. Most rules ask for few names, so that of a hundred
 * paths some ten are left.
 *
 * What it says of a name holds for all of its class: where a rule wants one of several names, it
 * compares the path's value with each.
 *
 * @param paths of all rules, numbered by their places
 */
export function decidingPaths(
  rules: readonly { readonly pattern: Pattern }[],
  paths: readonly Path[],
): (nameJson: string) => readonly number[] {
  // Made when the first record is seen, as much else.
  let sorted: ReturnType<typeof sortedRules> | undefined;
  let numbers: ReadonlyMap<string, number> | undefined;
  let always: readonly number[] | undefined;
  const asked = (patterns: readonly Pattern[]) => {
    numbers ??= new Map(paths.map(({ names }, n) => [key(names), n]));
    const found = new Set<number>();
    for (const condition of new Set(patterns.flatMap(conditions))) {
      const number = numbers.get(key(namesOf(condition)));
      if (number !== undefined) found.add(number);
    }
    found.delete(numbers.get(key([NAME])) ?? -1);
    return [...found];
  };
  return (nameJson) => {
    sorted ??= sortedRules(rules);
    always ??= asked(sorted.others);
    const name = textOf(nameJson === "" ? undefined : valueOf(nameJson));
    const named = asked(sorted.byName.get(name) ?? []);
    return [...new Set([...always, ...named])].sort((a, b) => a - b);
  };
}

/** Rules by the eventNames that they can match, and those of which no names are known. */
function sortedRules(rules: readonly { readonly pattern: Pattern }[]): {
  readonly byName: ReadonlyMap<string, readonly Pattern[]>;
  readonly others: readonly Pattern[];
} {
  const byName = new Map<string, Pattern[]>();
  const others: Pattern[] = [];
  for (const { pattern } of rules) {
    const names = possibleNames(pattern);
    if (names === undefined) others.push(pattern);
    for (const name of names ?? []) {
      const same = byName.get(name) ?? [];
      byName.set(name, same);
      same.push(pattern);
    }
  }
  return { byName, others };
}

function key(names: readonly string[]): string {
  return JSON.stringify(names);
}

/** What a comparison with a text makes of a value; no text where it makes none. */
function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number"
    ? String(value)
    : "";
}
