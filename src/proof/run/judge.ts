import type { Rule } from "../../rule/rule";
import { compile, fold, renderSelector, type Pattern } from "../../pattern";
import type { Detector } from "./detector";
import { witnesses, type Witness } from "./witnesses";

/** How a detector fares with the records of a rule. */
export interface Judgement {
  /** How many records the rule tells of. */
  readonly tried: number;
  /** Those among them that the detector does not catch. */
  readonly missed: readonly Witness[];
  /** Records that it catches and the rule does not. */
  readonly beyond: readonly Witness[];
}

/**
 * Pushes a rule's records through a detector.
 * @param together what catches the rule's records, where several event rules share the work
 */
export function judge(
  rule: Rule,
  { catches = () => false }: Detector,
  together = catches,
): Judgement {
  const { matches, ignores } = witnesses(rule);
  return {
    tried: matches.length,
    missed: matches.filter(({ record }) => !together(record)),
    beyond: ignores.filter(({ record }) => catches(record)),
  };
}

/**
 * Whether a filter misses the record only because it does not list its action, service or error:
 * somebody else's choice of what to watch, where any other reason is a mistake.
 */
export function isChoice(pattern: Pattern, record: object): boolean {
  const leaf = (condition: Pattern) => compile(condition)(record);
  return fold<boolean>(pattern, {
    and: ({ operands }) => operands.every((part) => isChoice(part, record)),
    or: ({ operands }) => operands.some((part) => isChoice(part, record)),
    text: (condition) =>
      (condition.operator === "=" &&
        subjects.has(renderSelector(condition.selector))) ||
      leaf(condition),
    number: leaf,
    regex: leaf,
    is: leaf,
    "not-exists": leaf,
  });
}

const subjects: ReadonlySet<string> = new Set([
  "$.eventName",
  "$.eventSource",
  "$.errorCode",
  "$.errorMessage",
]);
