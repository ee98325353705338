import { FastScanner } from "../../../src/backtest/scan/fast-scanner";
import type { Pattern } from "../../../src/pattern";

/** What the scanner alone made of a file: the records that it had parsed, and their verdicts before. */
export interface Scan {
  readonly records: number;
  readonly bytes: number;
  readonly judged: readonly { json: string; index: number; verdict: number }[];
}

/** Scans a file with the fast scanner alone; undefined where that leaves it to others. No record matches. */
export function scanned(
  bytes: Uint8Array,
  rules: readonly { readonly pattern: Pattern }[] = [],
  scanner = new FastScanner(rules),
): Scan | undefined {
  const judged: Scan["judged"][number][] = [];
  const read = scanner.scan(bytes, (json, index, verdict) => {
    judged.push({ json, index, verdict });
    return 1;
  });
  return read && { ...read, judged };
}

/** A log file of these records, each a JSON text. */
export function logOf(records: readonly string[]): Buffer {
  return Buffer.from(`{"Records":[${records.join(",")}]}`);
}
