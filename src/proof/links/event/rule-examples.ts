import {
  leavesOfEvent,
  type Leaves,
  type ParsedEventPattern,
} from "../../../pattern/event-bridge";
import type { Resource } from "../../model";
import { remembered } from "../../remembered";
import { eventOf } from "../../run/event-of";
import { labelledEvents, type LabelledEvent } from "../../run/events";
import { compiledPattern, patternText, textsOf } from "./event-pattern";

/** An example of a rule of this project and the event that EventBridge makes of it. */
export interface Example extends LabelledEvent {
  readonly event: object;
  /** Among all examples, from 0. */
  readonly place: number;
}

let examples: readonly Example[] | undefined;

/** The examples of the rules of this project. */
export function ruleExamples(): readonly Example[] {
  return (examples ??= labelledEvents()
    .filter(({ rule }) => rule !== undefined)
    .map((it, place) => ({ ...it, place, event: eventOf(it.record) })));
}

/** The examples that an event rule's pattern matches, in their order; none where it is not known. */
export function caughtExamples(rule: Resource): readonly Example[] {
  const text = patternText(rule);
  return text === undefined ? [] : caughtBy(text);
}

const caughtBy = remembered((text): readonly Example[] => {
  const pattern = compiledPattern(text);
  if (pattern instanceof Error) return [];
  const { branches, matches, mayMatch } = pattern;
  return candidatesFor(branches).filter(
    (example) => mayMatch(example.record) && matches(leavesIn(example)),
  );
});

const leaves = new WeakMap<Example, Leaves>();

function leavesIn(example: Example): Leaves {
  const known = leaves.get(example) ?? leavesOfEvent(example.event);
  leaves.set(example, known);
  return known;
}

/** Most patterns name their actions: only the examples of those can match. */
function candidatesFor(branches: ParsedEventPattern): readonly Example[] {
  const names = actionsIn(branches);
  if (names === undefined) return ruleExamples();
  const byName = examplesByName();
  const candidates = [...names].flatMap((name) => byName.get(name) ?? []);
  return candidates.sort((a, b) => a.place - b.place);
}

let byName: ReadonlyMap<string, readonly Example[]> | undefined;

function examplesByName(): NonNullable<typeof byName> {
  if (byName !== undefined) return byName;
  const found = new Map<string, Example[]>();
  for (const example of ruleExamples()) {
    const name = example.record.eventName ?? "";
    const others = found.get(name);
    if (others === undefined) found.set(name, [example]);
    else others.push(example);
  }
  return (byName = found);
}

/** The actions of which the pattern names one in each branch; undefined where it does not. */
function actionsIn(
  branches: ParsedEventPattern,
): ReadonlySet<string> | undefined {
  const isNamed = branches.every((branch) =>
    branch
      .get("detail.eventName")
      ?.every((matcher) => matcher.kind === "equals"),
  );
  return isNamed
    ? new Set(branches.flatMap((branch) => textsOf(branch, "detail.eventName")))
    : undefined;
}
