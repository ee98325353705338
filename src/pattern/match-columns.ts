import { fold, type Pattern } from "./ast";
import type { Column } from "./syntax/columns";
import { NUMBER } from "./syntax/characters";
import { compileRegex } from "./regex/match";
import { parseRegex } from "./regex/parse";
import { numberTest, regexTest, textTest } from "./semantics";

type FieldTest = (field: string) => boolean;

/** Compiles a space-delimited pattern to a predicate over log messages. */
export function compileColumns(
  columns: readonly Column[],
): (message: string) => boolean {
  const tests = columns.map((column) =>
    column.kind === "rest"
      ? undefined
      : column.condition === undefined
        ? () => true
        : fieldTest(column.condition),
  );
  const rest = tests.indexOf(undefined);
  const head = rest < 0 ? tests : tests.slice(0, rest);
  const tail = rest < 0 ? [] : tests.slice(rest + 1);
  return (message) => {
    const fields =
      rest < 0
        ? joinRest(message, splitFields(message), head.length)
        : splitFields(message).map(({ text }) => text);
    return (
      fields.length >= head.length + tail.length &&
      head.every((test, n) => test?.(fields[n] ?? "")) &&
      tail.every((test, n) =>
        test?.(fields[fields.length - tail.length + n] ?? ""),
      )
    );
  };
}

/** A field is text, unless its column is compared with a number. */
function fieldTest(condition: Pattern): FieldTest {
  return fold<FieldTest>(condition, {
    and: ({ operands }) => {
      const tests = operands.map(fieldTest);
      return (field) => tests.every((test) => test(field));
    },
    or: ({ operands }) => {
      const tests = operands.map(fieldTest);
      return (field) => tests.some((test) => test(field));
    },
    text: ({ operator, value }) => textTest(operator, value),
    number: ({ operator, value }) => {
      const test = numberTest(operator, value);
      return (field) => test(NUMBER.test(field) ? Number(field) : field);
    },
    regex: ({ operator, source }) =>
      regexTest(operator, compileRegex(parseRegex(source))),
    // The grammar of columns has neither.
    is: () => () => false,
    "not-exists": () => () => false,
  });
}

interface Field {
  readonly text: string;
  /** Where it begins in the message, its bracket or quote included. */
  readonly start: number;
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ["[", "]"],
  ['"', '"'],
]);

/** Fields are separated by blanks; what stands in brackets or double quotes is one field. */
function splitFields(message: string): readonly Field[] {
  const fields: Field[] = [];
  // Asked once: to look for a closing bracket after every opening one would take quadratic time.
  const lastAt = new Map(
    [...CLOSING.values()].map((close) => [close, message.lastIndexOf(close)]),
  );
  const blanks = /\s*/y;
  const word = /\S+/y;
  let at = 0;
  const read = (expression: RegExp): string => {
    expression.lastIndex = at;
    const found = expression.exec(message)?.[0] ?? "";
    at += found.length;
    return found;
  };
  for (;;) {
    read(blanks);
    const start = at;
    const close = CLOSING.get(message.charAt(at));
    if (close !== undefined && (lastAt.get(close) ?? -1) > at) {
      at = message.indexOf(close, at + 1) + 1;
      fields.push({ text: message.slice(start + 1, at - 1), start });
      continue;
    }
    const text = read(word);
    if (text === "") return fields;
    fields.push({ text, start });
  }
}

/** The fields' texts, with all from the last column on as one (semantics.ts: rest-of-line). */
function joinRest(
  message: string,
  fields: readonly Field[],
  columns: number,
): readonly string[] {
  const texts = fields.slice(0, columns).map(({ text }) => text);
  const last = fields[columns - 1];
  return last === undefined || fields.length === columns
    ? texts
    : [...texts.slice(0, -1), message.slice(last.start)];
}
