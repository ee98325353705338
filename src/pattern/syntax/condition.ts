import type { Condition, NumberOperator, Selector } from "../ast";
import { readRegex } from "../regex/parse";
import { BARE, NUMBER } from "./characters";
import { quote, TOKEN, type Scanner } from "./scanner";
import { parseSelector } from "./selector";

/** A part of a pattern as it stands in the text, and where it begins. */
export interface Written {
  readonly text: string;
  readonly offset: number;
}

/** One condition as it stands in the text, for a reader that knows more about the record than the grammar does. */
export interface ConditionSource {
  readonly condition: Condition;
  readonly selector: Written;
  /** The operator as written, such as `=` or `is null`. */
  readonly operator: string;
  /** Empty for IS and NOT EXISTS. */
  readonly value: Written;
}

/** Reads `$.eventName = "Delete*"` or `$.readOnly IS TRUE` at the cursor. */
export function parseCondition(scanner: Scanner): ConditionSource {
  const offset = scanner.offset;
  const path = parseSelector(scanner);
  const selector = { text: scanner.text.slice(offset, scanner.offset), offset };
  scanner.skipSpace();
  const comparison = parseComparison(scanner, path, selector.text);
  if (comparison !== undefined) return { ...comparison, selector };
  const keywordsAt = scanner.offset;
  const condition = parseKeywords(scanner, path, selector.text);
  return {
    condition,
    selector,
    operator: scanner.text.slice(keywordsAt, scanner.offset),
    value: { text: "", offset: scanner.offset },
  };
}

/** Reads an operator and its value; undefined where no operator comes next. `written` is the selector in messages. */
export function parseComparison(
  scanner: Scanner,
  selector: Selector,
  written: string,
): Omit<ConditionSource, "selector"> | undefined {
  const operator = scanner.read(/!=|<=|>=|=|<|>/y);
  if (operator === "") return undefined;
  scanner.skipSpace();
  const offset = scanner.offset;
  const condition = parseValue(
    scanner,
    selector,
    operator as NumberOperator, // the expression above matches exactly these
    written,
  );
  const text = scanner.text.slice(offset, scanner.offset);
  return { condition, operator, value: { text, offset } };
}

function parseValue(
  scanner: Scanner,
  selector: Selector,
  operator: NumberOperator,
  written: string,
): Condition {
  const bare = scanner.peek(TOKEN);
  if (NUMBER.test(bare)) {
    const value = readNumber(scanner);
    return Object.freeze({ kind: "number", selector, operator, value });
  }
  if (operator !== "=" && operator !== "!=") {
    return scanner.fail("number", { operator });
  }
  const quoted = scanner.quoted();
  if (quoted !== undefined) {
    return Object.freeze({ kind: "text", selector, operator, value: quoted });
  }
  const source = readRegex(scanner);
  if (source !== undefined) {
    return Object.freeze({ kind: "regex", selector, operator, source });
  }
  if (bare === "" || bare.startsWith("=")) {
    return scanner.fail("value", { operator });
  }
  if (!BARE.test(bare)) {
    return scanner.fail("quotes", { found: quote(bare) });
  }
  if (bare.toUpperCase() === "NULL") {
    return scanner.fail("bareNull", { selector: written });
  }
  scanner.read(TOKEN);
  return Object.freeze({ kind: "text", selector, operator, value: bare });
}

function readNumber(scanner: Scanner): number {
  const start = scanner.offset;
  const written = scanner.read(TOKEN);
  const value = Number(written);
  return Number.isFinite(value)
    ? value + 0 // -0 is 0
    : scanner.failAt(
        start,
        `expected a number that a 64-bit float can hold, found \`${written}\``,
      );
}

/** `IS NULL`, `IS TRUE`, `IS FALSE`, `NOT EXISTS`, in any case. */
function parseKeywords(
  scanner: Scanner,
  selector: Selector,
  written: string,
): Condition {
  const keyword = () => {
    scanner.skipSpace();
    return scanner.peek(TOKEN).toUpperCase();
  };
  const blanks = { selector: written };
  switch (keyword()) {
    case "IS": {
      scanner.read(TOKEN);
      const word = keyword();
      if (word === "NOT") return scanner.fail("isNot", blanks);
      const value = IS_VALUES.get(word);
      if (value === undefined) return scanner.fail("is");
      scanner.read(TOKEN);
      return Object.freeze({ kind: "is", selector, value });
    }
    case "NOT":
      scanner.read(TOKEN);
      if (keyword() !== "EXISTS") return scanner.fail("notExists", blanks);
      scanner.read(TOKEN);
      return Object.freeze({ kind: "not-exists", selector });
    case "EXISTS":
      return scanner.fail("exists", blanks);
    default:
      return scanner.fail("operator", blanks);
  }
}

const IS_VALUES: ReadonlyMap<string, null | boolean> = new Map([
  ["NULL", null],
  ["TRUE", true],
  ["FALSE", false],
]);
