import type { Expression } from "./ast";
import { ExpressionSyntaxError } from "./cursor";
import { parseTemplate } from "./parse-template";

/** Parses texts, each once: stacks repeat themselves hundreds of times. */
export function cachedParser(): (text: string) => Expression {
  const parsed = new Map<string, Expression>();
  return (text) => {
    const known = parsed.get(text);
    if (known !== undefined) return known;
    const expression = parseSafely(text);
    parsed.set(text, expression);
    return expression;
  };
}

function parseSafely(text: string): Expression {
  // Most texts are no templates.
  if (!text.includes("${") && !text.includes("%{")) {
    return { kind: "literal", value: text };
  }
  try {
    return parseTemplate(text);
  } catch (error) {
    if (error instanceof RangeError) {
      throw new ExpressionSyntaxError("nested too deeply");
    }
    throw error;
  }
}
