import { Unknown, type Value } from "../../model";
import { hasPlaceholder, placeholder } from "../../placeholder";
import { EvaluationError, isList, mapOf, unknownFrom } from "../values";
import { anyArg, textArg, type Functions } from "./arguments";
import { entriesOf } from "../entries";

/** JSON in both directions. */
export const json: Functions = {
  jsonencode: (args) => {
    const value = anyArg(args, 0);
    return value instanceof Unknown
      ? unknownFrom("jsonencode", value)
      : encodeJson(value);
  },
  jsondecode: (args) => {
    const value = anyArg(args, 0);
    if (value instanceof Unknown) return unknownFrom("jsondecode", value);
    return decodeJson(textArg(args, 0));
  },
};

/** As Terraform writes it: keys in order, `<`, `>` and `&` escaped. */
export function encodeJson(value: Value): string {
  return encode(value).replace(/[<>&\u2028\u2029]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
}

/** What is unknown is written as a text, whatever it will be. */
function encode(value: Value): string {
  if (value instanceof Unknown) return JSON.stringify(placeholder(value.name));
  if (isList(value)) return `[${value.map(encode).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = entriesOf(value).map(
    ([key, item]) => `${JSON.stringify(key)}:${encode(item)}`,
  );
  return `{${entries.join(",")}}`;
}

/** The value of a text of JSON.
 *
 * @throws {EvaluationError} for what is none
 */
export function decodeJson(text: string): Value {
  try {
    return fromJson(JSON.parse(unmarked(text)));
  } catch {
    if (hasPlaceholder(text)) return unknownFrom("jsondecode", text);
    throw new EvaluationError("expected JSON");
  }
}

/** A text of JSON without the marks of placeholders that come in escaped. */
export function unmarked(text: string): string {
  return text.replace(/(?<!\\)((?:\\\\)*)\\ufdd[01]/gi, "$1");
}

const DEEPEST = 100;

/** What `JSON.parse` gives, as a value. */
export function fromJson(parsed: unknown, depth = 0): Value {
  if (depth > DEEPEST) throw new EvaluationError("nested too deeply");
  switch (typeof parsed) {
    case "string":
    case "number":
    case "boolean":
      return parsed;
    case "object":
      if (parsed === null) return null;
      return Array.isArray(parsed)
        ? parsed.map((item) => fromJson(item, depth + 1))
        : mapOf(
            Object.entries(parsed).map(([key, item]) => [
              key,
              fromJson(item, depth + 1),
            ]),
          );
    default:
      throw new EvaluationError("expected JSON");
  }
}
