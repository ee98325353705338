/**
 * A foreign text for a terminal: whoever calls AWS chooses some of these texts, and shall neither
 * steer the terminal nor turn the direction of what stands there.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}
