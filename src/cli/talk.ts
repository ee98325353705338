import { createInterface } from "node:readline/promises";
import type { Readable, Writable } from "node:stream";
import { UsageError } from "./usage-error";

/** Puts a question to the person at the terminal; the answer comes without blanks around it. */
export type Ask = (question: string) => Promise<string>;

/**
 * Talks with the person at a terminal for as long as `talk` runs.
 *
 * @throws {UsageError} where the person leaves instead of answering
 */
export async function talkAt<T>(
  input: Readable,
  output: Writable,
  talk: (ask: Ask) => Promise<T>,
): Promise<T> {
  const lines = createInterface({ input, output });
  // A question that is left (Ctrl-D, Ctrl-C) would wait for ever.
  const left = new Promise<never>((_resolve, reject) => {
    lines.once("close", () => {
      output.write("\n");
      reject(new UsageError("expected an answer, got none: nothing was done"));
    });
  });
  left.catch(() => undefined);
  try {
    return await talk(async (question) => {
      const answer = lines.question(question);
      answer.catch(() => undefined);
      return (await Promise.race([answer, left])).trim();
    });
  } finally {
    lines.removeAllListeners("close");
    lines.close();
  }
}
