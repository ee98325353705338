import { recordSchema } from "../../cloudtrail/record";
import {
  checkCondition,
  conditions,
  parse,
  PatternSyntaxError,
  render,
  type ConditionSource,
  type FilterPattern,
  type Selector,
  isWildcard,
} from "../../pattern";

/** What can be said of a pattern that is valid. */
export interface PatternReport {
  readonly kind: "JSON" | "terms" | "space-delimited";
  /** The canonical text of a JSON pattern; undefined for the other syntaxes. */
  readonly canonical: string | undefined;
  readonly characters: number;
  readonly regexes: number;
  readonly wildcardSelectors: number;
  /** Where the pattern, as a filter over CloudTrail records, says something that cannot happen. */
  readonly impossible: readonly PatternSyntaxError[];
  /** Where it relies on what AWS accepts but does not document. */
  readonly undocumented: readonly PatternSyntaxError[];
}

const kinds = {
  json: "JSON",
  terms: "terms",
  columns: "space-delimited",
} as const;

/**
 * Checks a filter pattern of any syntax.
 *
 * @throws {PatternSyntaxError} for one that CloudWatch would refuse
 */
export function checkPattern(text: string): PatternReport {
  const impossible: PatternSyntaxError[] = [];
  const undocumented: PatternSyntaxError[] = [];
  const filter = parse(text, {
    onCondition: (source) => {
      const violation = checkCondition(recordSchema, source);
      if (violation !== undefined) {
        const { reason, offset } = violation;
        impossible.push(new PatternSyntaxError(reason, text, offset));
      }
      undocumented.push(...undocumentedIn(source, text));
    },
  });
  return {
    kind: kinds[filter.kind],
    canonical: filter.kind === "json" ? render(filter.pattern) : undefined,
    characters: [...text].length,
    regexes: regexesIn(filter),
    wildcardSelectors: selectorsIn(filter).filter((selector) =>
      selector.some(isWildcard),
    ).length,
    impossible,
    undocumented,
  };
}

function undocumentedIn(
  { condition, selector, operator, value }: ConditionSource,
  text: string,
): readonly PatternSyntaxError[] {
  if (/[a-z]/.test(operator)) {
    const capitals = operator.toUpperCase().replace(/\s+/g, " ");
    const offset = text.indexOf(
      operator,
      selector.offset + selector.text.length,
    );
    return [
      new PatternSyntaxError(
        `AWS documents keywords in capitals only: expected ${capitals}, found \`${operator}\``,
        text,
        offset,
      ),
    ];
  }
  // Letters, digits and _ are documented without quotes, and * in examples.
  return condition.kind === "text" &&
    !value.text.startsWith('"') &&
    /[^\w*]/.test(value.text)
    ? [
        new PatternSyntaxError(
          `AWS documents double quotes around a value with other characters than letters, digits and _: expected "${value.text}", found \`${value.text}\``,
          text,
          value.offset,
        ),
      ]
    : [];
}

function conditionsOf(filter: Exclude<FilterPattern, { kind: "terms" }>) {
  return filter.kind === "json"
    ? conditions(filter.pattern)
    : filter.columns.flatMap((column) =>
        column.kind === "column" && column.condition !== undefined
          ? conditions(column.condition)
          : [],
      );
}

function regexesIn(filter: FilterPattern): number {
  const parts = filter.kind === "terms" ? filter.terms : conditionsOf(filter);
  return parts.filter(({ kind }) => kind === "regex").length;
}

function selectorsIn(filter: FilterPattern): readonly Selector[] {
  return filter.kind === "terms"
    ? []
    : conditionsOf(filter).map(({ selector }) => selector);
}
