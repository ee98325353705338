import { surelyDiffer } from "../placeholder";
import { ANY, isHole, ONE, type Token } from "./tokens";

/** Characters times characters beyond which a comparison that hinges on placeholders is not made. */
const LIMIT = 4_000_000;

/**
 * Whether a pattern with wildcards matches a text: `unknown` where it depends on what the
 * placeholders in either stand for. Takes at most pattern times text.
 */
export function matchTokens(
  pattern: readonly Token[],
  text: readonly Token[],
): boolean | "unknown" {
  if (surely(pattern, text)) return true;
  return pattern.some(isHole) || text.some(isHole)
    ? possibly(pattern, text) && "unknown"
    : false;
}

/** Whether it matches whatever the placeholders stand for: each is a character that equals only itself. */
function surely(pattern: readonly Token[], text: readonly Token[]): boolean {
  let [i, j] = [0, 0];
  // Where to go on if the way since the last `*` fails: it takes one more.
  let retry: { readonly after: number; from: number } | undefined;
  while (j < text.length) {
    if (pattern[i] === ANY) {
      retry = { after: ++i, from: j };
    } else if (i < pattern.length && sameToken(pattern[i], text[j])) {
      i++;
      j++;
    } else if (retry !== undefined) {
      i = retry.after;
      j = ++retry.from;
    } else {
      return false;
    }
  }
  while (pattern[i] === ANY) i++;
  return i === pattern.length;
}

function sameToken(wanted: Token | undefined, found: Token | undefined) {
  if (isHole(wanted)) return isHole(found) && wanted.name === found.name;
  return wanted === ONE ? !isHole(found) : wanted === found;
}

/** Whether some texts in the placeholders' stead make it match, or may. */
function possibly(
  wholePattern: readonly Token[],
  wholeText: readonly Token[],
): boolean {
  const [pattern, text] = withoutCommonEnds(wholePattern, wholeText);
  const first = pattern[0];
  const other = text[0];
  if (
    pattern.length === 1 &&
    text.length === 1 &&
    isHole(first) &&
    isHole(other) &&
    surelyDiffer(first.label, other.label)
  ) {
    return false;
  }
  if (pattern.length * text.length > LIMIT) return true;
  // row[j]: whether the pattern's first i tokens and the text's first j can be equal.
  let row = new Uint8Array(text.length + 1);
  row[0] = 1;
  for (const wanted of [...pattern, undefined]) {
    const next = new Uint8Array(text.length + 1);
    for (let j = 0; j <= text.length; j++) {
      if (row[j] === 0) continue;
      const found = text[j];
      if (j < text.length) {
        // A placeholder may be at its end; a wildcard or placeholder may take more.
        if (isHole(found) || takes(wanted, found)) row[j + 1] = 1;
        if (sameToken(wanted, found)) next[j + 1] = 1;
      }
      if (wanted === ANY || isHole(wanted) || takes(found, wanted)) next[j] = 1;
    }
    if (wanted === undefined) return row[text.length] === 1;
    row = next;
  }
  return false;
}

/** Whether the one can stand for a text with the other in it. */
function takes(one: Token | undefined, other: Token | undefined): boolean {
  if (!isHole(one)) return one === ANY;
  return (
    !(one.colonFree && other === ":") &&
    !(one.isAccount && typeof other === "string" && /\D/.test(other))
  );
}

/** What begins or ends both alike decides nothing. */
function withoutCommonEnds(
  pattern: readonly Token[],
  text: readonly Token[],
): readonly [readonly Token[], readonly Token[]] {
  const most = Math.min(pattern.length, text.length);
  let start = 0;
  while (start < most && sameToken(pattern[start], text[start])) start++;
  let end = 0;
  while (
    end < most - start &&
    sameToken(pattern.at(-1 - end), text.at(-1 - end))
  ) {
    end++;
  }
  return [
    pattern.slice(start, pattern.length - end),
    text.slice(start, text.length - end),
  ];
}
