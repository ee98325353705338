import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { errorCode } from "../../cloudtrail/read/error-code";
import type { EarlierMatch } from "./compare-matches";

/** What was named is no list of matches, or cannot be read. The message says where, and what was expected. */
export class BaselineError extends Error {
  override readonly name = "BaselineError";
}

/**
 * The matches in a file that `trailwire backtest --format jsonl` has written.
 *
 * @throws {BaselineError} while reading
 */
export async function* readMatches(file: string): AsyncGenerator<EarlierMatch> {
  const lines = createInterface({
    input: createReadStream(file),
    crlfDelay: Infinity,
  });
  // The same few names come again and again: one text for each.
  const files = new Map<string, string>();
  let number = 0;
  for await (const line of readable(lines, file)) {
    number += 1;
    if (line.trim() === "") continue;
    const match = matchIn(line);
    if (match === undefined) {
      throw new BaselineError(
        `${file}:${number}: expected a match such as {"file":"a.json.gz","index":0,"eventID":"…","eventTime":"…","rule":"root-usage"}, which \`trailwire backtest --format jsonl\` writes`,
      );
    }
    const name = files.get(match.file) ?? match.file;
    files.set(name, name);
    yield { ...match, file: name };
  }
}

/** The lines, and what the system has against reading them as an error for people. */
async function* readable(
  lines: AsyncIterable<string>,
  file: string,
): AsyncGenerator<string> {
  try {
    yield* lines;
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    const problem =
      code === "EISDIR" ? "is a folder" : `cannot be read (${code})`;
    throw new BaselineError(
      `${file} ${problem}: expected a file that \`trailwire backtest --format jsonl\` has written`,
    );
  }
}

function matchIn(line: string): EarlierMatch | undefined {
  const { file, index, eventID, eventTime, rule } = objectIn(line);
  if (typeof file !== "string" || typeof rule !== "string") return undefined;
  return {
    file,
    rule,
    index: typeof index === "number" ? index : undefined,
    eventID: typeof eventID === "string" ? eventID : undefined,
    eventTime: typeof eventTime === "string" ? eventTime : undefined,
  };
}

function objectIn(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    return Object(value); // a value that is no object has none of the keys
  } catch {
    return {};
  }
}
