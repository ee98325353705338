import { Readable } from "node:stream";
import { decompressed } from "../../cloudtrail/read/decompressed";
import { isGzip } from "../../cloudtrail/read/gzip-problem";
import {
  streamRecords,
  type StreamedRecord,
} from "../../cloudtrail/read/stream-records";
import type { Pattern } from "../../pattern";
import { matchRules } from "../../rule/match-rules";
import { FastScanner, type Scanned } from "./fast-scanner";
import type { Judge } from "./machine";
import { chain, readHead } from "./read-head";
import { scanStream } from "./scan-stream";
import { Verdicts } from "./verdicts";

export type { Scanned } from "./fast-scanner";

/** A record that rules match. */
export interface FoundRecord<R> {
  /** Its place among the file's records, from 0. */
  readonly index: number;
  /** What `JSON.parse` gives for it. */
  readonly record: unknown;
  /** At least one, in the order of the scanner's rules. */
  readonly rules: readonly R[];
}

/** The bytes of a file: all of them, as they come, or, where they can be read again, as they come from the beginning whenever they are asked for. */
export type LogContent =
  Uint8Array | AsyncIterable<Uint8Array> | (() => AsyncIterable<Uint8Array>);

/** Finds the records of log files that rules match. */
export interface Scanner<R> {
  /**
   * Looks through one CloudTrail log file `{"Records":[…]}`, or several joined; gzip or not.
   *
   * The outcome is that of giving every record of `streamRecords` to `matchRules`. What is in memory
   * or can be read again is the quickest; of a stream, the first 16 MiB are read before anything is told.
   *
   * @param source the file's bytes
   * @param found told of each match, in the file's order
   * @throws {UnreadableError} as `streamRecords` does, after all before the damage was told
   * @throws what the source throws, as it is
   */
  scan(
    source: LogContent,
    found: (match: FoundRecord<R>) => void,
  ): Promise<Scanned>;
}

/**
 * Makes a scanner of many rules (ARCHITECTURE.md, "The scanner"). It learns what values the records
 * have: make it once and use it for every file. It takes about 10 MB.
 */
export function createScanner<R extends { readonly pattern: Pattern }>(
  rules: readonly R[],
): Scanner<R> {
  const match = matchRules(rules);
  const verdicts = new Verdicts(rules);
  const fast = new FastScanner(rules);
  return {
    async scan(source, found) {
      let told = -1;
      const tell = (index: number, record: unknown, rules: readonly R[]) => {
        // What is read a second time was told.
        if (rules.length === 0 || index <= told) return;
        told = index;
        found({ index, record, rules });
      };
      const judge: Judge = (json, index, verdict) => {
        const record: unknown = JSON.parse(json);
        const rules = verdicts.rulesOf(verdict) ?? match(record);
        tell(index, record, rules);
        return verdict || verdicts.verdictOf(rules);
      };
      const read = ({ index, record }: StreamedRecord) =>
        tell(index, record, match(record));
      const isFile = typeof source === "function";
      const scanned = isFile && (await fast.scanGzip(source(), judge));
      if (scanned) return scanned;
      const { chunks, rest } = await readHead(isFile ? source() : source);
      if (rest !== undefined) {
        return scanStream(fast, chain(chunks, rest), judge, read);
      }
      const bytes = joined(chunks);
      const isRefused = isFile && isGzip(bytes);
      return (
        (isRefused ? undefined : fast.scan(bytes, judge)) ??
        readAll([bytes], read)
      );
    },
  };
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [first] = chunks;
  return first !== undefined && chunks.length === 1
    ? first
    : Buffer.concat(chunks);
}

/** Reads every record. */
async function readAll(
  chunks: readonly Uint8Array[],
  read: (record: StreamedRecord) => void,
): Promise<Scanned> {
  let records = 0;
  let bytes = 0;
  async function* content() {
    for await (const chunk of decompressed(Readable.from(chunks))) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  for await (const record of streamRecords(content())) {
    records += 1;
    read(record);
  }
  return { records, bytes };
}
