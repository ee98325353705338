/**
 * Words as they may stand in a template of EventBridge, in one line: `"` would end a text there and
 * `<` begin a variable. A `\` still has to be escaped.
 */
export function templateWords(text: string): string {
  return text
    .replaceAll('"', "'")
    .replace(/\s+/g, " ")
    .replaceAll("<", "‹")
    .replaceAll(">", "›");
}
