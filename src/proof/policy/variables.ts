import { Unknown } from "../model";
import { readable } from "../placeholder";
import { doubt, type Doubt } from "./outcome";
import type { Scope } from "./scope";
import { tokensOf, type Token } from "./tokens";

/**
 * A part of a policy that the request fills in: `${aws:username}`, `${aws:username, 'nobody'}`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export interface Variable {
  /** Undefined for a character that is written as one: `${*}`, `${?}`, `${$}`. */
  readonly key: string | undefined;
  /** What stands there where the request has no such key. */
  readonly otherwise: string | undefined;
}

const VARIABLE = /\$\{(?:([*?$])|([^${}',]+?)(?:,\s*'([^']*)')?\s*)\}/g;

/** Whether it is to be filled in. */
export function isVariable(token: Token | Variable): token is Variable {
  return typeof token === "object" && "otherwise" in token;
}

/** A text as its literal parts and variables, in order. */
export function splitVariables(text: string): readonly (string | Variable)[] {
  const pieces: (string | Variable)[] = [];
  let end = 0;
  for (const found of text.matchAll(VARIABLE)) {
    const [whole, character, key, otherwise] = found;
    pieces.push(text.slice(end, found.index), {
      key,
      otherwise: character ?? otherwise,
    });
    end = found.index + whole.length;
  }
  return [...pieces, text.slice(end)];
}

/** What stands in a variable's place: its wildcards are characters. Undefined where nothing does. */
export function valueOf(
  { key, otherwise }: Variable,
  scope: Scope,
): readonly Token[] | Doubt | undefined {
  const value = key === undefined ? undefined : scope.get(key);
  if (value instanceof Unknown) {
    return doubt(`\${${key}} is not known: ${readable(value.reason)}`);
  }
  if (typeof value === "string") return tokensOf(value);
  // AWS fills in keys with one value only.
  if (value !== undefined) return doubt(`\${${key}} may have several values`);
  return otherwise === undefined ? undefined : tokensOf(otherwise);
}
