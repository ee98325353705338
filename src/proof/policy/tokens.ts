import { hasPlaceholder, parts, placeholderNames } from "../placeholder";
import { remembered } from "../remembered";

/** `*`: any text, even none. */
export const ANY = Symbol("*");
/** `?`: any one character. */
export const ONE = Symbol("?");

/** A character, a placeholder or a wildcard. */
export type Token = string | Hole | typeof ANY | typeof ONE;

/** A placeholder: the same name stands for the same text. */
export interface Hole {
  readonly name: string;
  /** The name as people read it. */
  readonly label: string;
  /** It stands for one part of an ARN, which no colon is in. */
  readonly colonFree: boolean;
  /** It stands for an account's number. */
  readonly isAccount: boolean;
}

/** Whether it is a placeholder. */
export function isHole(token: Token | undefined): token is Hole {
  return typeof token === "object";
}

/** Whether it is `*` or `?`. */
export function isWildcard(token: Token): boolean {
  return token === ANY || token === ONE;
}

/** A text as tokens, none of them a wildcard. */
export const tokensOf = remembered((text): readonly Token[] => {
  if (!hasPlaceholder(text)) return [...text];
  const isArn = text.startsWith("arn:");
  let colons = 0;
  return parts(text).map((part) => {
    if (hasPlaceholder(part)) {
      const [label = ""] = placeholderNames(part);
      return {
        name: part,
        label,
        colonFree: isArn && colons < 5,
        isAccount: label === "account",
      };
    }
    if (part === ":") colons++;
    return part;
  });
});

/** The tokens with `*` and `?` as the wildcards they are in policies. */
export function withWildcards(text: readonly Token[]): readonly Token[] {
  return text.map((token) =>
    token === "*" ? ANY : token === "?" ? ONE : token,
  );
}

/** The tokens with letters in lower case. */
export function folded(text: readonly Token[]): readonly Token[] {
  return text.map((token) =>
    typeof token === "string" ? token.toLowerCase() : token,
  );
}
