import { Unknown, type Value } from "../model";
import { placeholder } from "../placeholder";
import { evaluate } from "../terraform/evaluate";
import { convert, typeText } from "../terraform/convert";
import { ExpressionSyntaxError } from "../terraform/cursor";
import { EvaluationError } from "../terraform/values";
import type { Block } from "./configuration";
import type { Session } from "./session";
import { UnreadableInputError } from "./unreadable-input-error";
import { closedScope } from "./closed-scope";

/**
 * The value of a variable: what it is given, else its default, else unknown. A text that is not
 * known can stand within other texts.
 */
export function variableValue(
  /** `module.audit.var.prefix` */
  name: string,
  { body, place }: Block,
  given: Value | undefined,
  session: Session,
): Value {
  const type = typeText(body["type"] ?? null);
  const value =
    given === undefined || (given === null && body["nullable"] === false)
      ? body["default"]
      : given;
  if (value === undefined) {
    const reason = `${name} has no value`;
    session.reportAt(
      { address: name, place },
      "it has no default and is given no value",
    );
    return type === "string" ? placeholder(name) : new Unknown(reason, name);
  }
  const converted = session.at({ address: name, place }, () =>
    type === undefined ? value : convert(value, session.parse(`\${${type}}`)),
  );
  return converted;
}

/**
 * A value as it is given on the command line: a text where the variable is one, else an expression,
 * as Terraform reads `-var`.
 *
 * @throws {UnreadableInputError} for what is no expression
 */
export function givenValue(
  name: string,
  block: Block,
  text: string,
  session: Session,
): Value {
  const type = typeText(block.body["type"] ?? null);
  if (type === undefined || type === "string" || type === "any") return text;
  try {
    return evaluate(session.parse(`\${${text}}`), closedScope(session));
  } catch (error) {
    if (
      error instanceof EvaluationError ||
      error instanceof ExpressionSyntaxError
    ) {
      throw new UnreadableInputError(
        `the variable ${name} is of type ${type}, and ${JSON.stringify(text)} is not: ${error.message}; write it as Terraform does, such as ${example(type)}`,
      );
    }
    throw error;
  }
}

function example(type: string): string {
  if (/^(list|set|tuple)/.test(type)) return `'${'["a", "b"]'}'`;
  return /^(map|object)/.test(type) ? `'${'{ name = "a" }'}'` : "1";
}
