import {
  createScanner,
  type FoundRecord,
  type LogContent,
  type Scanned,
} from "../../src/backtest/scan";
import { decompressed } from "../../src/cloudtrail/read/decompressed";
import { streamRecords } from "../../src/cloudtrail/read/stream-records";
import { isGzip } from "../../src/cloudtrail/read/gzip-problem";
import type { Pattern } from "../../src/pattern";
import { matchRules } from "../../src/rule/match-rules";
import { chunks } from "../cloudtrail/streamed";
import type { LogBytes } from "./log-bytes";

interface Named {
  readonly id: string;
  readonly pattern: Pattern;
}

/** What a reader of a log file gave: each match, and how it ended. */
export interface Reading {
  readonly matches: readonly string[];
  /** The class of an error and its message, or how much was read without one. */
  readonly end: string;
}

/** Two ways to the same matches. */
export interface Readers {
  /** Parses everything and tries the rules: what the scanner is held to. */
  plain(source: AsyncIterable<Uint8Array>): Promise<Reading>;
  scan(source: LogContent): Promise<Reading>;
}

/** The readers for these rules, to be used for many files as a back-test does. */
export function readers(rules: readonly Named[]): Readers {
  const match = matchRules(rules);
  const scanner = createScanner(rules);
  return {
    plain: (source) =>
      reading(async (found) => {
        let records = 0;
        let bytes = 0;
        async function* content() {
          for await (const chunk of decompressed(source)) {
            bytes += chunk.length;
            yield chunk;
          }
        }
        for await (const { index, record } of streamRecords(content())) {
          const rules = match(record);
          if (rules.length > 0) found({ index, record, rules });
          records += 1;
        }
        return { records, bytes };
      }),
    scan: (source) => reading((found) => scanner.scan(source, found)),
  };
}

async function reading(
  read: (found: (match: FoundRecord<Named>) => void) => Promise<Scanned>,
): Promise<Reading> {
  const matches: string[] = [];
  try {
    const { records, bytes } = await read((match) => matches.push(told(match)));
    return { matches, end: `${records} records, ${bytes} bytes` };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { matches, end: `${error.constructor.name}: ${error.message}` };
  }
}

/** Holds the scanner to the plain reader, with the bytes in chunks, once and as often as it likes, and at once. */
export async function expectSame(
  { plain, scan }: Readers,
  { bytes, lengths }: LogBytes,
): Promise<void> {
  const inChunks = await scan(chunks(bytes, lengths));
  const parsed = await plain(chunks(bytes, lengths));
  expect(roughly(inChunks)).toEqual(roughly(parsed));
  const ofFile = await scan(() => chunks(bytes, lengths));
  expect(roughly(ofFile)).toEqual(roughly(parsed));
  const atOnce = await scan(bytes);
  const meant = await plain(chunks(bytes, [Infinity]));
  if (isGzip(bytes)) expect(roughly(atOnce)).toEqual(roughly(meant));
  else expect(atOnce).toEqual(meant);
}

/** The reading without what an error's message shows of the file, which depends on how much of it the reader had. */
function roughly({ matches, end }: Reading): Reading {
  const seen = /found `.*`|line \d+, column \d+|, counted from byte \d+/gs;
  return { matches, end: end.replace(seen, "") };
}

/** To the letter, with the order of members, and what JSON has no text for. */
function told({ index, record, rules }: FoundRecord<Named>): string {
  const text = JSON.stringify(record, (_name, value: unknown) =>
    typeof value === "number" &&
    (Object.is(value, -0) || !Number.isFinite(value))
      ? `number ${Object.is(value, -0) ? "-0" : value}`
      : value,
  );
  return `${index}: ${rules.map(({ id }) => id).join(" ")}: ${text}`;
}
