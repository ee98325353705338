/** Chooses when a message that failed comes again. */
export interface Retries {
  /** @param receipt the message's receipt handle */
  readonly comeAgain: (receipt: string, seconds: number) => Promise<void>;
}

const FIRST = 30;
const LONGEST = 1800;

/**
 * Seconds until a message that failed is tried again: soon after a hiccup, seldom in an outage.
 * Ten tries take two hours.
 */
export function waitAfter(received: number): number {
  return Math.min(FIRST * 2 ** (received - 1), LONGEST);
}
