import { recordSchema } from "../cloudtrail/record";
import {
  checkCondition,
  equivalent,
  parseJson,
  PatternSyntaxError,
} from "../pattern";
import { filterText } from "./filter-text";
import type { Rule } from "./rule";

/** The filter's text must parse, stay within CloudWatch's limits, fit the record and mean what the pattern means. */
export function filterProblems(rule: Rule): readonly string[] {
  const problems: string[] = [];
  const text = filterText(rule);
  try {
    const parsed = parseJson(text, {
      onCondition: (source) => {
        const violation = checkCondition(recordSchema, source);
        if (violation !== undefined) problems.push(violation.reason);
      },
    });
    if (!equivalent(parsed, rule.pattern)) {
      problems.push(
        "verbatim: expected a text that means the same as the pattern, got another",
      );
    }
  } catch (error) {
    if (!(error instanceof PatternSyntaxError)) throw error;
    problems.push(error.message);
  }
  return problems;
}
