import type { Pattern } from "./ast";
import { PatternSyntaxError } from "./errors";
import { exceededLength, exceededQuota, limits } from "./limits";
import { parseColumns, type Column } from "./syntax/columns";
import { parseCondition, type ConditionSource } from "./syntax/condition";
import { parseExpression } from "./syntax/expression";
import { parseTerms, type Term } from "./syntax/terms";
import { Scanner } from "./syntax/scanner";

/** A filter pattern of any of CloudWatch's syntaxes, which the first character tells apart. */
export type FilterPattern =
  /** `{ … }` */
  | { readonly kind: "json"; readonly pattern: Pattern }
  /** `[ … ]` */
  | { readonly kind: "columns"; readonly columns: readonly Column[] }
  /** Words; no words at all match every message. */
  | { readonly kind: "terms"; readonly terms: readonly Term[] };

export interface ParseOptions {
  /** Called for each condition of a JSON pattern, in the order of the text. */
  readonly onCondition?: (source: ConditionSource) => void;
  /**
   * Whether a pattern must be within what CloudWatch takes. One that only this project's own
   * matcher reads may be longer.
   * @default true
   */
  readonly limited?: boolean;
}

/**
 * Parses a filter pattern of any syntax.
 *
 * @throws {PatternSyntaxError} with line, column and caret
 */
export function parse(text: string, options: ParseOptions = {}): FilterPattern {
  const { limited = true } = options;
  const tooLong = limited ? exceededLength(text) : undefined;
  if (tooLong !== undefined) {
    const fits = [...text].slice(0, limits.length).join("");
    throw new PatternSyntaxError(tooLong, text, fits.length);
  }
  const scanner = new Scanner(text);
  scanner.skipSpace();
  const first = text.charAt(scanner.offset);
  if (first === "{") {
    return Object.freeze({ kind: "json", pattern: json(scanner, options) });
  }
  if (first === "[") {
    const columns = parseColumns(scanner);
    return Object.freeze({ kind: "columns", columns });
  }
  return Object.freeze({ kind: "terms", terms: parseTerms(scanner) });
}

/**
 * Parses a JSON pattern, `{ … }`, the only syntax that can look into a CloudTrail record.
 *
 * @throws {PatternSyntaxError} with line, column and caret, also for a pattern of another syntax
 */
export function parseJson(text: string, options: ParseOptions = {}): Pattern {
  const scanner = new Scanner(text);
  scanner.skipSpace();
  if (text.charAt(scanner.offset) !== "{") return scanner.fail("open");
  const parsed = parse(text, options);
  // parse() chose by the same first character.
  return (parsed as Extract<FilterPattern, { kind: "json" }>).pattern;
}

function json(scanner: Scanner, options: ParseOptions): Pattern {
  scanner.take("{");
  const pattern = parseExpression(scanner, (at) => {
    const source = parseCondition(at);
    options.onCondition?.(source);
    return source.condition;
  });
  scanner.skipSpace();
  if (!scanner.take("}")) return scanner.fail("outside");
  scanner.skipSpace();
  if (!scanner.atEnd()) return scanner.fail("close");
  const tooMuch =
    options.limited === false ? undefined : exceededQuota([pattern]);
  return tooMuch === undefined ? pattern : scanner.failAt(0, tooMuch);
}
