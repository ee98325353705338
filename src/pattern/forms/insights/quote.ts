import { escapeRegex, portableRegex } from "../regex/portable-regex";

/** A text literal; undefined for a text that the documented quotes cannot hold. */
export function quote(text: string): string | undefined {
  if (/[\\\x00-\x1f\x7f]/.test(text)) return undefined;
  if (!text.includes('"')) return `"${text}"`;
  return text.includes("'") ? undefined : `'${text}'`;
}

/** An expression that finds the text, at the start or the end where it must stand there. */
export function textRegex(
  text: string,
  { start, end }: { readonly start: boolean; readonly end: boolean },
): string {
  return `/${start ? "^" : ""}${escapeRegex(text)}${end ? "$" : ""}/`;
}

/** A CloudWatch regular expression between slashes. */
export function regexLiteral(source: string): string {
  return `/${portableRegex(source, { start: "^", end: "$" })}/`;
}
