import type { ValueMap } from "../model";
import { withoutMarks } from "../placeholder";
import { fromJson, unmarked } from "../terraform/functions/json";
import { isMap } from "../terraform/values";
import { UnreadableInputError } from "./unreadable-input-error";

/**
 * A file of JSON that holds an object.
 *
 * @throws {UnreadableInputError} for all else
 */
export function parseJson(file: string, text: string): ValueMap {
  let parsed: unknown;
  try {
    parsed = JSON.parse(sanitized(text));
  } catch (error) {
    // JSON.parse throws a SyntaxError, which says where.
    const what = error instanceof Error ? error.message : String(error);
    throw new UnreadableInputError(
      text.trim() === ""
        ? `${file} is empty`
        : `${file} is neither JSON nor a .tf file: ${what}`,
    );
  }
  try {
    const value = fromJson(parsed);
    if (isMap(value)) return value;
  } catch {
    throw new UnreadableInputError(
      `${file} is nested too deeply to be Terraform`,
    );
  }
  throw new UnreadableInputError(
    `${file} is JSON but no Terraform: expected an object`,
  );
}

/** A text from outside without the marks of placeholders and the mark of its encoding. */
export function sanitized(text: string): string {
  return unmarked(withoutMarks(text.replace(/^\u{feff}/u, "")));
}
