/**
 * A foreign text for a terminal: whoever calls AWS chooses some of these texts, and shall neither
 * steer the terminal nor turn the direction of what stands there.
 */
export function printable(text: string): string {
  return printableLines(text).replace(/[\n\t]/g, SIGN);
}

/** The same for a text that may have several lines. */
export function printableLines(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, SIGN);
}

/** Stands for what cannot be shown. */
const SIGN = "\ufffd";
