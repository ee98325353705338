import { conditions, renderSelector } from "../../pattern";
import { nearest } from "../../rule/did-you-mean";
import { labelledEvents } from "./events";

/** The spellings of every action that the library knows, by its small letters. */
export function knownActions(): ReadonlyMap<string, ReadonlySet<string>> {
  return (spellings ??= gathered());
}

let spellings: ReadonlyMap<string, ReadonlySet<string>> | undefined;

function gathered(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (name: string) => {
    const key = name.toLowerCase();
    found.set(key, (found.get(key) ?? new Set<string>()).add(name));
  };
  for (const { rule, record } of labelledEvents()) {
    if (record.eventName !== undefined) add(record.eventName);
    for (const condition of rule ? conditions(rule.pattern) : []) {
      if (
        condition.kind === "text" &&
        !condition.value.includes("*") &&
        renderSelector(condition.selector) === "$.eventName"
      ) {
        add(condition.value);
      }
    }
  }
  return found;
}

/** The text with wildcards in the letters of an action that it fits but for their case; undefined where it fits one as it is, or none. */
export function wildcardMeant(value: string): string | undefined {
  const core = value.replace(/^\*|\*$/g, "");
  if (core === "" || core.includes("*")) return undefined;
  const fits = (name: string, part: string) =>
    (value.startsWith("*") || name.startsWith(part)) &&
    (value.endsWith("*") || name.endsWith(part)) &&
    name.includes(part);
  const all = [...knownActions()];
  if (all.some(([, names]) => [...names].some((name) => fits(name, core)))) {
    return undefined;
  }
  const small = core.toLowerCase();
  const [key, names] = all.find(([key]) => fits(key, small)) ?? [];
  const start = key?.indexOf(small) ?? -1;
  const [name] = names ?? [];
  return name && value.replace(core, name.slice(start, start + core.length));
}

/**
 * The action of one of the services of which the name is a slip. Names that differ in their verb,
 * in number or in a version are actions of their own.
 */
export function slipOf(
  name: string,
  services: readonly string[],
): string | undefined {
  if (knownActions().get(name.toLowerCase())?.has(name)) return undefined;
  const verb = verbOf(name);
  const known = labelledEvents().flatMap(({ record }) =>
    record.eventName !== undefined &&
    services.includes(record.eventSource ?? "") &&
    verbOf(record.eventName) === verb &&
    bare(record.eventName) !== bare(name)
      ? [record.eventName]
      : [],
  );
  return nearest(name, [...new Set(known)]);
}

const verbOf = (name: string) => /^[A-Z][a-z]+/.exec(name)?.[0];

const bare = (name: string) => name.replace(/(?:\d+v?\d*|V\d+|e?s)$/, "");
