/** A foreign text as part of a line: whoever calls AWS chooses some of the words, and none of them may look like a line of their own. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ");
}
