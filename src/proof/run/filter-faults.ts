import {
  conditions,
  equivalent,
  type Condition,
  parse,
  parseJson,
  PatternSyntaxError,
  render,
  renderSelector,
  type ConditionSource,
  type FilterPattern,
} from "../../pattern";
import {
  contradiction,
  contradictionWithin,
  withoutDead,
} from "./contradiction";
import { deadCondition, type DeadCondition } from "./dead-condition";
import { repaired } from "./repaired";

/** What is wrong with a text, in words, and what it should be. */
export interface TextFault {
  /** A stable id for machines. */
  readonly id: string;
  readonly what: string;
  /** The whole text as it should be. @default - it cannot be told */
  readonly corrected?: string;
}

/** What a text says of itself, before any event is tried. */
export interface Reading {
  readonly faults: readonly TextFault[];
  /** What is odd and does no harm by itself, a sentence each. */
  readonly notes: readonly string[];
}

/** A filter and, on request, what is wrong with it. */
export interface FilterReading {
  /** @default - it cannot be parsed */
  readonly filter?: FilterPattern;
  /** Says why no CloudTrail record can match. */
  readonly read: () => Reading;
}

/** Reads a metric filter's text as CloudWatch does. */
export function readFilter(text: string): FilterReading {
  const sources: ConditionSource[] = [];
  try {
    const filter = parse(text, { onCondition: (s) => sources.push(s) });
    return { filter, read: () => readingOf(text, filter, sources) };
  } catch (error) {
    if (!(error instanceof PatternSyntaxError)) throw error;
    const [what = ""] = error.message.split("\n");
    const corrected = repaired(text);
    const fault = {
      id: "invalid-pattern",
      what: `CloudWatch does not take the filter: ${what}`,
      ...(corrected !== undefined && { corrected }),
    };
    return { read: () => ({ faults: [fault], notes: [] }) };
  }
}

function readingOf(
  text: string,
  filter: FilterPattern,
  sources: readonly ConditionSource[],
): Reading {
  if (filter.kind !== "json") return { faults: [], notes: [] };
  const dead = sources.flatMap((source) => deadCondition(source) ?? []);
  return {
    faults: faultsOf(text, filter, dead),
    notes: sources.flatMap(idle),
  };
}

function faultsOf(
  text: string,
  { pattern }: Extract<FilterPattern, { kind: "json" }>,
  dead: readonly DeadCondition[],
): readonly TextFault[] {
  const alive = withoutDead(
    pattern,
    new Set(dead.map(({ source }) => source.condition)),
  );
  const corrected = rewritten(text, dead);
  const mended = corrected !== undefined && { corrected };
  const why = dead.map(({ why }) => why).join("; ");
  if (alive === undefined) {
    return [
      {
        id: "filter-never-matches",
        what: `the filter can never match: ${why}`,
        ...mended,
      },
    ];
  }
  const conflict = contradiction(alive);
  if (conflict !== undefined) {
    return [
      {
        id: "filter-never-matches",
        what: `the filter can never match: ${apart(conflict)}`,
        ...widened(text, conflict),
      },
    ];
  }
  const within = contradictionWithin(alive);
  if (within !== undefined) {
    return [
      {
        id: "filter-part-never-matches",
        what: `a part of the filter can never match: ${apart(within)}`,
      },
    ];
  }
  // One alternative is lost. It is a fault where what was meant is plain and not there already.
  if (corrected === undefined || equivalent(alive, parseJson(corrected))) {
    return [];
  }
  return [
    {
      id: "filter-part-never-matches",
      what: `a part of the filter can never match: ${why}`,
      ...mended,
    },
  ];
}

function apart(pair: readonly [Condition, Condition]): string {
  const [one, other] = pair.map((it) => render(it).slice(2, -2));
  return `no record satisfies both ${one} and ${other}`;
}

/** The text with what was meant in place of each condition; undefined where that is not known, or no better. */
function rewritten(
  text: string,
  dead: readonly DeadCondition[],
): string | undefined {
  let result = text;
  for (const { source, meant } of [...dead].reverse()) {
    if (meant === undefined) return undefined;
    const { selector, value } = source;
    const end = value.offset + value.text.length;
    result = `${result.slice(0, selector.offset)}${meant}${result.slice(end)}`;
  }
  return dead.length > 0 && isAlive(result) ? result : undefined;
}

/** Two values of one field can only have been meant as alternatives. */
function widened(
  text: string,
  [one, other]: readonly [{ readonly kind: string }, { readonly kind: string }],
): { readonly corrected?: string } {
  if (one.kind !== "text" || other.kind !== "text") return {};
  const corrected = text.replaceAll("&&", "||");
  const all = conditions(parseJson(text));
  const isOneField =
    new Set(all.map((c) => renderSelector(c.selector))).size === 1;
  return isOneField && isAlive(corrected) ? { corrected } : {};
}

function isAlive(text: string): boolean {
  let alive = true;
  try {
    parseJson(text, {
      onCondition: (source) => {
        alive &&= deadCondition(source) === undefined;
      },
    });
    return alive;
  } catch (error) {
    if (!(error instanceof PatternSyntaxError)) throw error;
    return false;
  }
}

/** A condition that excludes nothing because its value never occurs. */
function idle(source: ConditionSource): readonly string[] {
  const { condition, selector } = source;
  if (condition.kind !== "text" || condition.operator !== "!=") return [];
  if (deadCondition(source) !== undefined) return [];
  const opposite = { ...condition, operator: "=" } as const;
  const dead = deadCondition({
    condition: opposite,
    selector,
    operator: "=",
    value: { text: "", offset: 0 },
  });
  return dead?.meant === undefined
    ? []
    : [
        `${selector.text} != "${condition.value}" excludes nothing: ${dead.why}`,
      ];
}
