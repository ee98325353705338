import { decompressed } from "../../cloudtrail/read/decompressed";
import { exportedRecords } from "../../cloudtrail/read/exported-records";
import { rowRecords } from "../../cloudtrail/read/row-records";
import { streamRecords } from "../../cloudtrail/read/stream-records";
import { recordSchema } from "../../cloudtrail/record";
import type { Pattern } from "../../pattern";
import { matchRules } from "../../rule/match-rules";
import {
  createScanner,
  type FoundRecord,
  type LogContent,
  type Scanned,
  type Scanner,
} from "../scan";
import { logForm } from "./log-form";

/** A file that turned out to be none that has records. */
export type NoLog = "digest" | "other";

/** What was read of a file. */
export interface ReadLog extends Scanned {
  /** Set where nothing in the file is like a record. */
  readonly noLog?: NoLog;
}

/**
 * Reads files of every form that {@link logForm} tells apart.
 *
 * @throws {UnreadableError} after all before the damage was told
 * @throws what the source throws, as it is
 */
export type LogReader<R> = (
  source: LogContent,
  found: (match: FoundRecord<R>) => void,
) => Promise<ReadLog>;

/** Makes a reader of files, which tells of the records that rules match. Make it once for many files. */
export function logReader<R extends { readonly pattern: Pattern }>(
  rules: readonly R[],
): LogReader<R> {
  const scanner = createScanner(rules);
  // Most files are log files, which the scanner matches.
  let matcher: ReturnType<typeof matchRules<R>> | undefined;
  const match = (record: unknown) => (matcher ??= matchRules(rules))(record);
  return async (source, found) => {
    if (source instanceof Uint8Array) {
      return read(logForm(source), source, found);
    }
    const isFile = typeof source === "function";
    const chunks = (isFile ? source() : source)[Symbol.asyncIterator]();
    const head = await atLeast(HEAD, chunks);
    const all = chained(head, chunks);
    return read(logForm(head), isFile ? fromFirst(all, source) : all, found);
  };

  function read(
    form: ReturnType<typeof logForm>,
    source: LogContent,
    found: Parameters<Scanner<R>["scan"]>[1],
  ): Promise<ReadLog> {
    return form === "log"
      ? scanner.scan(source, found)
      : readExport(form, source, found);
  }

  async function readExport(
    form: "export" | "rows",
    source: LogContent,
    found: Parameters<Scanner<R>["scan"]>[1],
  ): Promise<ReadLog> {
    let bytes = 0;
    async function* content() {
      for await (const chunk of decompressed(chunksOf(source))) {
        bytes += chunk.length;
        yield chunk;
      }
    }
    let records = 0;
    let noLog: NoLog | undefined;
    const all =
      form === "rows"
        ? rowRecords(content())
        : streamRecords(content(), exportedRecords);
    for await (const { index, record } of all) {
      if (index === 0 || noLog !== undefined) noLog = noLogOf(record);
      records += 1;
      const rules = match(record);
      if (rules.length > 0) found({ index, record, rules });
    }
    return noLog === undefined
      ? { records, bytes }
      : { records: 0, bytes, noLog };
  }
}

const fields: ReadonlySet<string> = new Set(
  recordSchema.fields.map(([name]) => name),
);

/** What a value is if it has none of the fields of a record; undefined for what may be one. */
function noLogOf(value: unknown): NoLog | undefined {
  if (typeof value !== "object" || value === null) return "other";
  const names = Object.keys(value);
  if (names.some((name) => fields.has(name))) return undefined;
  return names.includes("digestS3Object") ? "digest" : "other";
}

/** Bytes that show the form of a file. */
const HEAD = 4096;

/** The first chunks as one, of so many bytes where there are as many. */
async function atLeast(
  length: number,
  chunks: AsyncIterator<Uint8Array>,
): Promise<Uint8Array> {
  const head: Uint8Array[] = [];
  let size = 0;
  while (size < length) {
    const next = await chunks.next();
    if (next.done) break;
    head.push(next.value);
    size += next.value.length;
  }
  return head.length === 1 && head[0] ? head[0] : Buffer.concat(head);
}

async function* chained(
  head: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield head;
    yield* { [Symbol.asyncIterator]: () => rest };
  } finally {
    await rest.return?.();
  }
}

/** What reads a file again, with the first reading, which has begun. */
function fromFirst(
  first: AsyncIterable<Uint8Array>,
  again: () => AsyncIterable<Uint8Array>,
): () => AsyncIterable<Uint8Array> {
  let isFirst = true;
  return () => {
    const chunks = isFirst ? first : again();
    isFirst = false;
    return chunks;
  };
}

async function* chunksOf(
  source: LogContent,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (source instanceof Uint8Array) yield source;
  else yield* typeof source === "function" ? source() : source;
}
