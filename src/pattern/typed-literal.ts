import type { Pattern } from "./ast";
import { checkCondition } from "./check";
import { PatternSyntaxError } from "./errors";
import type { CheckedPattern } from "./types/literal";
import { parseJson } from "./parse";
import type { Schema } from "./schema";

/** `pattern("{ … }")`, bound to one schema. */
export type PatternFunction<S extends Schema> = <const T extends string>(
  text: CheckedPattern<T, S>,
) => Pattern;

/**
 * Makes `pattern("{ $.eventName = \"StopLogging\" }")`, whose literal the type checker parses.
 *
 * @throws {PatternSyntaxError} at run time with the same sentences, for a text that was not a
 * literal; and for what types leave to run time: regular expressions and quotas
 */
export function patternOf<S extends Schema>(schema: S): PatternFunction<S> {
  return (text) => parseFor(schema, text);
}

/**
 * Parses a JSON pattern and holds it to what a record of the schema can contain.
 *
 * @throws {PatternSyntaxError}
 */
export function parseFor(schema: Schema, text: string): Pattern {
  return parseJson(text, {
    onCondition: (source) => {
      const violation = checkCondition(schema, source);
      if (violation !== undefined) {
        throw new PatternSyntaxError(violation.reason, text, violation.offset);
      }
    },
  });
}
