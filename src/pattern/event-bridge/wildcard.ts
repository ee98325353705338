/** A text with `*` for any characters, as what stands between the asterisks: `a*b` is `["a", "b"]`. */
export type Wildcard = readonly string[];

/** Reads the text of a wildcard, or says what is wrong with it. `\*` and `\\` are the characters. */
export function parseWildcard(text: string): Wildcard | { mistake: string } {
  const pieces = [""];
  for (const [token] of text.matchAll(/\\[^]?|\*+|[^\\*]+/g)) {
    if (token === "*") pieces.push("");
    else if (token.startsWith("**")) {
      return { mistake: "expected no two asterisks in a row" };
    } else if (!token.startsWith("\\"))
      pieces.push((pieces.pop() ?? "") + token);
    else if (token === "\\*" || token === "\\\\") {
      pieces.push((pieces.pop() ?? "") + token.slice(1));
    } else {
      return { mistake: "expected a backslash only before * or \\" };
    }
  }
  return pieces;
}

/** Whether the text is the wildcard's; time grows with the text. */
export function matchesWildcard(wildcard: Wildcard, text: string): boolean {
  const [first = "", ...others] = wildcard;
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of others) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
