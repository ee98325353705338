import { fold, type Condition, type Pattern } from "../ast";
import type { ObjectSchema } from "../schema";
import { gather, type Values } from "./gather";
import { conditionText } from "./insights/condition";
import { kindsIn, type FormOptions } from "./kinds";
import { UnsupportedPatternError } from "./unsupported";

/**
 * The longest query that Logs Insights takes, in characters.
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html
 */
const LONGEST_QUERY = 10_000;

/**
 * The pattern as the condition of a `filter` command of CloudWatch Logs Insights, over the log
 * group of a trail.
 *
 * Logs Insights discovers 200 fields of an event; what comes later in a longer one is missing to
 * it. It takes JSON's true and false for 1 and 0
 * (https://github.com/aws-powertools/powertools-lambda-dotnet/issues/667). A line break at the end
 * of a value counts as its end.
 *
 * @throws {UnsupportedPatternError} for what Logs Insights cannot express, and for more than it takes
 */
export function toInsights(
  pattern: Pattern,
  schema: ObjectSchema,
  options: FormOptions = {},
): string {
  const kindsOf = kindsIn(pattern, schema, options);
  const unsupported = (node: Pattern, reason: string, mend: string) =>
    new UnsupportedPatternError("Logs Insights", node, { reason, mend });
  const condition = (node: Condition | Values) => {
    const kinds = kindsOf(node.selector);
    if (typeof kinds !== "string") return conditionText(node, kinds);
    const source = node.kind === "values" ? node.source : node;
    throw unsupported(source, kinds, "name a field of the record");
  };
  const visit = (node: Pattern | Values, nested: boolean): string => {
    if (node.kind === "values") return condition(node);
    const join = (
      operands: readonly Pattern[],
      connective: "and" | "or",
      gathered: "=" | "!=",
    ) => {
      const parts = gather(operands, gathered).map((part) => visit(part, true));
      const text = parts.join(` ${connective} `);
      return nested && parts.length > 1 ? `(${text})` : text;
    };
    return fold(node, {
      and: ({ operands }) => join(operands, "and", "!="),
      or: ({ operands }) => join(operands, "or", "="),
      text: condition,
      number: condition,
      regex: condition,
      is: condition,
      "not-exists": condition,
    });
  };
  const text = visit(pattern, false);
  if (text.length > LONGEST_QUERY) {
    throw unsupported(
      pattern,
      `the filter has ${text.length} characters, Logs Insights takes ${LONGEST_QUERY}`,
      "split the pattern",
    );
  }
  return text;
}
