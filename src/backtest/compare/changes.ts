import type { Difference, Example, RuleChange } from "./comparison";

/** Of each kind, so many are kept to look at. */
const EXAMPLES = 5;

type Kind = keyof Difference;

/** Counts what became of each rule's matches. */
export interface Changes {
  readonly count: (kind: Kind, rule: string, match: Example) => void;
  readonly result: () => readonly RuleChange[];
}

/** @param rules ids, in the order of the result */
export function createChanges(rules: readonly string[]): Changes {
  const byRule = new Map(rules.map((rule) => [rule, noChange()] as const));
  return {
    count: (kind, rule, match) => {
      const change = byRule.get(rule);
      if (change === undefined) return;
      change[kind] += 1;
      if (kind === "kept") return;
      const examples = change.examples[kind];
      if (examples.length < EXAMPLES) examples.push(exampleOf(match));
    },
    result: () => [...byRule].map(([rule, change]) => ({ rule, ...change })),
  };
}

function noChange() {
  const examples = { added: new Array<Example>(), lost: new Array<Example>() };
  return { added: 0, lost: 0, kept: 0, examples };
}

/** What is told of a match, without what else the object has. */
function exampleOf(match: Example): Example {
  const { file, index, eventID, eventTime, eventName, principal } = match;
  return { file, index, eventID, eventTime, eventName, principal };
}
