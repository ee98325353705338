import { compile } from "./match";
import { compileColumns } from "./match-columns";
import type { FilterPattern } from "./parse";
import type { Term } from "./syntax/terms";
import { compileRegex } from "./regex/match";
import { parseRegex } from "./regex/parse";

/** Whether a log message, as its text, matches. */
export type MessageMatcher = (message: string) => boolean;

/** Compiles a pattern of any syntax to a predicate over log messages. */
export function compileMessage(filter: FilterPattern): MessageMatcher {
  switch (filter.kind) {
    case "json": {
      const matches = compile(filter.pattern);
      return (message) => {
        const record = parseJsonOrUndefined(message);
        return record !== undefined && matches(record);
      };
    }
    case "terms":
      return compileTerms(filter.terms);
    case "columns":
      return compileColumns(filter.columns);
  }
}

function parseJsonOrUndefined(message: string): unknown {
  try {
    return JSON.parse(message);
  } catch {
    return undefined; // a message that is not JSON matches no JSON pattern
  }
}

function compileTerms(terms: readonly Term[]): MessageMatcher {
  const tests = (mode: Term["mode"]) =>
    terms.filter((term) => term.mode === mode).map(termTest);
  const included = tests("include");
  const excluded = tests("exclude");
  // Beside other terms those with ? are ignored (semantics.ts: question-marks).
  const optional =
    included.length + excluded.length > 0 ? [] : tests("optional");
  return (message) =>
    included.every((test) => test(message)) &&
    !excluded.some((test) => test(message)) &&
    (optional.length === 0 || optional.some((test) => test(message)));
}

function termTest({ kind, value }: Term): MessageMatcher {
  if (kind === "regex") return compileRegex(parseRegex(value));
  // semantics.ts: blank-phrase
  const phrase = value.trim() === "" ? "" : value;
  return (message) => message.includes(phrase);
}
