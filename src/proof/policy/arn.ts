import { hasPlaceholder, parts } from "../placeholder";
import { matchTokens } from "./glob";
import { ANY, isHole, isWildcard, type Token } from "./tokens";

/**
 * Whether an ARN matches a pattern part by part, where no wildcard reaches beyond a colon of the
 * first five.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function matchSegments(
  pattern: readonly Token[],
  text: readonly Token[],
): boolean | "unknown" {
  if (pattern.length === 1 && pattern[0] === ANY) return true;
  const [wanted, found] = [segments(pattern), segments(text)];
  if (wanted !== undefined && found !== undefined) {
    const results = wanted.map((segment, n) =>
      matchTokens(segment, found[n] ?? []),
    );
    return results.includes(false)
      ? false
      : results.includes("unknown")
        ? "unknown"
        : true;
  }
  // What is not plainly an ARN, such as a placeholder for one, can only be the same text.
  const whole = matchTokens(pattern, text);
  if (whole !== true || !pattern.some(isWildcard)) return whole;
  return pattern.some(isHole) || text.some(isHole) ? "unknown" : false;
}

/** The six parts of an ARN; undefined where the text is not plainly one. */
function segments<T extends Token>(
  text: readonly T[],
): readonly (readonly T[])[] | undefined {
  const ends: number[] = [];
  for (let n = 0; n < text.length && ends.length < 5; n++) {
    const token = text[n];
    if (token === ":") ends.push(n);
    else if (isHole(token) && !token.colonFree) return undefined;
  }
  if (ends.length < 5) return undefined;
  return [-1, ...ends].map((start, n) => text.slice(start + 1, ends[n]));
}

/** The six parts of an ARN as texts; undefined where the text is not plainly one. */
export function splitArn(text: string): readonly string[] | undefined {
  if (!text.startsWith("arn:")) return undefined;
  if (!hasPlaceholder(text)) {
    const pieces = text.split(":");
    return pieces.length < 6
      ? undefined
      : [...pieces.slice(0, 5), pieces.slice(5).join(":")];
  }
  return segments(parts(text))?.map((part) => part.join(""));
}
