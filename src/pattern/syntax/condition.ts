import {
  and,
  or,
  type EqualityOperator,
  type NumberOperator,
  type Pattern,
  type Selector,
} from "../ast";
import { BARE, NUMBER } from "./characters";
import { quote, TOKEN, type Scanner } from "./scanner";

/** One condition as it stands in the text, for a reader that knows more about the record than the grammar does. */
export interface ConditionSource {
  readonly condition: Pattern;
  /** The selector as written, and where it begins. */
  readonly selector: { readonly text: string; readonly offset: number };
  /** The operator as written, such as `=` or `is null`. */
  readonly operator: string;
  /** The value as written, and where it begins; empty for IS and NOT EXISTS. */
  readonly value: { readonly text: string; readonly offset: number };
}

export interface ExpressionReader {
  /** Reads a selector at the cursor, or fails. */
  readonly selector: (scanner: Scanner) => Selector;
  /** Called for each condition as soon as it is read. */
  readonly onCondition?: (source: ConditionSource) => void;
}

const COMPARISON = /!=|<=|>=|=|<|>/y;

/**
 * Reads conditions joined by && and ||, with parentheses; && binds closer.
 *
 * Nesting is kept on a list, not on the call stack: no depth of parentheses can exhaust it.
 */
export function parseExpression(
  scanner: Scanner,
  reader: ExpressionReader,
): Pattern {
  interface Level {
    /** Finished alternatives, and the conditions of the one being read. */
    readonly alternatives: Pattern[];
    conditions: Pattern[];
  }
  const level = (): Level => ({ alternatives: [], conditions: [] });
  const outer: Level[] = [];
  let current = level();

  for (;;) {
    scanner.skipSpace();
    if (scanner.take("(")) {
      outer.push(current);
      current = level();
      continue;
    }
    current.conditions.push(parseCondition(scanner, reader));
    for (;;) {
      scanner.skipSpace();
      if (scanner.take("&&")) break;
      if (scanner.take("||")) {
        current.alternatives.push(and(current.conditions));
        current.conditions = [];
        break;
      }
      const group = or([...current.alternatives, and(current.conditions)]);
      const above = outer.pop();
      if (above === undefined) return group;
      if (!scanner.take(")")) return scanner.fail("inside");
      current = above;
      current.conditions.push(group);
    }
  }
}

function parseCondition(scanner: Scanner, reader: ExpressionReader): Pattern {
  const start = scanner.offset;
  const selector = reader.selector(scanner);
  const written = scanner.text.slice(start, scanner.offset);
  scanner.skipSpace();
  const operatorAt = scanner.offset;
  const comparison = scanner.read(COMPARISON);
  const condition =
    comparison === ""
      ? keywordCondition(scanner, selector, written)
      : undefined;
  const operator = scanner.text.slice(operatorAt, scanner.offset);
  if (condition === undefined) scanner.skipSpace();
  const valueAt = scanner.offset;
  const result =
    condition ??
    valueCondition(scanner, selector, comparison as NumberOperator); // COMPARISON matches exactly these
  reader.onCondition?.({
    condition: result,
    selector: { text: written, offset: start },
    operator,
    value: {
      text: scanner.text.slice(valueAt, scanner.offset),
      offset: valueAt,
    },
  });
  return result;
}

/** `IS NULL`, `IS TRUE`, `IS FALSE`, `NOT EXISTS`, in any case. */
function keywordCondition(
  scanner: Scanner,
  selector: Selector,
  written: string,
): Pattern {
  const keyword = () => {
    scanner.skipSpace();
    return scanner.peek(TOKEN).toUpperCase();
  };
  switch (keyword()) {
    case "IS":
      scanner.read(TOKEN);
      switch (keyword()) {
        case "NULL":
          scanner.read(TOKEN);
          return Object.freeze({ kind: "is", selector, value: null });
        case "TRUE":
          scanner.read(TOKEN);
          return Object.freeze({ kind: "is", selector, value: true });
        case "FALSE":
          scanner.read(TOKEN);
          return Object.freeze({ kind: "is", selector, value: false });
        case "NOT":
          return scanner.fail("isNot", { selector: written });
        default:
          return scanner.fail("is");
      }
    case "NOT":
      scanner.read(TOKEN);
      if (keyword() !== "EXISTS") {
        return scanner.fail("notExists", { selector: written });
      }
      scanner.read(TOKEN);
      return Object.freeze({ kind: "not-exists", selector });
    case "EXISTS":
      return scanner.fail("exists", { selector: written });
    default:
      return scanner.fail("operator", { selector: written });
  }
}

function valueCondition(
  scanner: Scanner,
  selector: Selector,
  operator: NumberOperator,
): Pattern {
  if (operator !== "=" && operator !== "!=") {
    const number = scanner.peek(TOKEN);
    if (!NUMBER.test(number)) return scanner.fail("number", { operator });
    return Object.freeze({
      kind: "number",
      selector,
      operator,
      value: readNumber(scanner),
    });
  }
  const text = scanner.quoted();
  if (text !== undefined) return textCondition(selector, operator, text);
  const source = scanner.regex();
  if (source !== undefined) {
    return Object.freeze({ kind: "regex", selector, operator, source });
  }
  const bare = scanner.peek(TOKEN);
  if (bare === "" || bare.startsWith("=")) {
    return scanner.fail("value", { operator });
  }
  if (NUMBER.test(bare)) {
    return Object.freeze({
      kind: "number",
      selector,
      operator,
      value: readNumber(scanner),
    });
  }
  if (!BARE.test(bare)) {
    return scanner.fail("quotes", { found: quote(bare) });
  }
  scanner.read(TOKEN);
  return textCondition(selector, operator, bare);
}

function textCondition(
  selector: Selector,
  operator: EqualityOperator,
  value: string,
): Pattern {
  return Object.freeze({ kind: "text", selector, operator, value });
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
