import { parts } from "../placeholder";
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
  const colons = text.flatMap((token, n) => (token === ":" ? [n] : []));
  const ends = colons.slice(0, 5);
  const mayHoldColons = text
    .slice(0, ends.at(-1))
    .some((token) => isHole(token) && !token.colonFree);
  if (ends.length < 5 || mayHoldColons) return undefined;
  return [-1, ...ends].map((start, n) => text.slice(start + 1, ends[n]));
}

/** The six parts of an ARN as texts; undefined where the text is not plainly one. */
export function splitArn(text: string): readonly string[] | undefined {
  const found = text.startsWith("arn:") ? segments(parts(text)) : undefined;
  return found?.map((part) => part.join(""));
}
