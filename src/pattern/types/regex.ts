import type { Message } from "../messages";
import type { Cut } from "./literal-tokens";

/** The printable ASCII characters that CloudWatch's expressions do not take, with their hexadecimal codes. */
interface Unsupported {
  readonly "!": "21";
  readonly '"': "22";
  readonly "&": "26";
  readonly "'": "27";
  readonly "<": "3c";
  readonly ">": "3e";
  readonly "`": "60";
  readonly "~": "7e";
}

/**
 * The sentence about the first character of a regular expression that CloudWatch does not take,
 * or undefined. Other characters than printable ASCII and the structure are left to run time.
 */
export type RegexMistake<Source extends string> =
  Cut<
    Source,
    ["(", ")", "!", '"', "&", "'", "<", ">", "`", "~"]
  > extends infer Before extends string
    ? Source extends `${Before}${infer Character}${string}`
      ? Character extends keyof Unsupported
        ? Message<
            "regexCharacter",
            { found: `\`${Character}\``; hex: Unsupported[Character] }
          >
        : Character extends "(" | ")"
          ? Message<"regexGroup", { found: `\`${Character}\`` }>
          : undefined
      : undefined
    : never;
