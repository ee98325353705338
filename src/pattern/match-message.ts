import { compile } from "./match";
import type { FilterPattern } from "./parse";
import type { Column } from "./syntax/columns";
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
      return termsMatcher(filter.terms);
    case "columns":
      return columnsMatcher(filter.columns);
  }
}

function parseJsonOrUndefined(message: string): unknown {
  try {
    return JSON.parse(message);
  } catch {
    return undefined; // a message that is not JSON matches no JSON pattern
  }
}

function termsMatcher(terms: readonly Term[]): MessageMatcher {
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
  // The guide: `" "` matches every message.
  const phrase = value.trim() === "" ? "" : value;
  return (message) => message.includes(phrase);
}

function columnsMatcher(columns: readonly Column[]): MessageMatcher {
  const tests = columns.map((column) => {
    if (column.kind === "rest") return undefined;
    const { condition, name } = column;
    if (condition === undefined) return () => true;
    const matches = compile(condition);
    return (field: string) => matches({ [name]: field });
  });
  const rest = tests.indexOf(undefined);
  const head = rest < 0 ? tests : tests.slice(0, rest);
  const tail = rest < 0 ? [] : tests.slice(rest + 1);
  return (message) => {
    const fields = splitFields(message);
    const fits =
      rest < 0
        ? fields.length === head.length
        : fields.length >= head.length + tail.length;
    return (
      fits &&
      head.every((test, n) => test?.(fields[n] ?? "")) &&
      tail.every((test, n) =>
        test?.(fields[fields.length - tail.length + n] ?? ""),
      )
    );
  };
}

/** Fields are separated by blanks; what stands in brackets or double quotes is one field. */
function splitFields(message: string): readonly string[] {
  return [...message.matchAll(/\[([^\]]*)\]|"([^"]*)"|(\S+)/g)].map(
    ([, bracketed, quoted, plain]) => bracketed ?? quoted ?? plain ?? "",
  );
}
