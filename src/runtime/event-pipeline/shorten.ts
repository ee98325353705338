const MARK = "… (shortened)";

/** The text, cut and marked where it has more characters than `most`. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  // A character beyond 16 bits is two units: no half of it stays.
  const start = text
    .slice(0, most - MARK.length)
    .replace(/[\ud800-\udbff]$/, "");
  return `${start}${MARK}`;
}
