import { hasPlaceholder, readable } from "../placeholder";
import { matchSegments } from "./arn";
import { matchTokens } from "./glob";
import { doubt, type Doubt, type Outcome } from "./outcome";
import type { Scope } from "./scope";
import { folded, tokensOf, withWildcards, type Token } from "./tokens";
import {
  isVariable,
  splitVariables,
  valueOf,
  type Variable,
} from "./variables";

/** A text of a policy that texts of the request are compared with. */
export interface Pattern extends PatternReading {
  /** As it is written. */
  readonly text: string;
  readonly tokens: readonly (Token | Variable)[];
  /** Whether it holds nothing but characters, so that it need only be compared. */
  readonly literal: boolean;
}

/** How a text of a policy is to be read. */
export interface PatternReading {
  /** `text`: to the letter. `glob`: with wildcards. `arn`: with wildcards within each part of an ARN. */
  readonly as: "text" | "glob" | "arn";
  /** Whether `${aws:username}` is a variable: from version 2012-10-17 on. */
  readonly variables: boolean;
  readonly ignoreCase: boolean;
}

/** Reads a text of a policy; any text is one. */
export function parsePattern(text: string, reading: PatternReading): Pattern {
  const read = (literal: string) => {
    const found = inCase(tokensOf(literal), reading);
    return reading.as === "text" ? found : withWildcards(found);
  };
  const variables = reading.variables && text.includes("${");
  const pieces = variables ? splitVariables(text) : [text];
  const tokens = pieces.flatMap<Token | Variable>((piece) =>
    typeof piece === "string" ? read(piece) : [piece],
  );
  const literal =
    reading.as !== "arn" && tokens.every((token) => typeof token === "string");
  return { ...reading, text, variables, tokens, literal };
}

/**
 * Whether a text of the request matches.
 *
 * @param negated whether it is asked in order not to match: AWS does not say what a variable
 * without a value then means
 */
export function matchPattern(
  pattern: Pattern,
  text: string,
  scope: Scope,
  negated = false,
): Outcome {
  if (pattern.literal && !hasPlaceholder(text)) {
    return pattern.ignoreCase
      ? pattern.text.toLowerCase() === text.toLowerCase()
      : pattern.text === text;
  }
  const wanted = filledIn(pattern, scope);
  if (wanted === undefined) {
    return negated
      ? doubt(`"${pattern.text}" has a variable that the request does not fill`)
      : false;
  }
  if ("doubts" in wanted) return wanted;
  const found = inCase(tokensOf(text), pattern);
  const matches =
    pattern.as === "arn"
      ? matchSegments(wanted, found)
      : matchTokens(wanted, found);
  return matches === "unknown"
    ? doubt(
        `"${readable(text)}" may or may not match "${readable(pattern.text)}"`,
      )
    : matches;
}

/** The pattern with its variables filled in; undefined where one has no value. */
function filledIn(
  pattern: Pattern,
  scope: Scope,
): readonly Token[] | Doubt | undefined {
  const filled: Token[] = [];
  for (const token of pattern.tokens) {
    if (!isVariable(token)) {
      filled.push(token);
      continue;
    }
    const value = valueOf(token, scope);
    if (value === undefined || "doubts" in value) return value;
    filled.push(...inCase(value, pattern));
  }
  return filled;
}

const inCase = (
  text: readonly Token[],
  { ignoreCase }: Pick<PatternReading, "ignoreCase">,
) => (ignoreCase ? folded(text) : text);
