import { readFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { createGunzip } from "node:zlib";
import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { peakMemory } from "./peak-memory";

/*
 * The process that stands for Lambda: it loads a bundle and hands it an event, or does with the same
 * file the least that any reader must, and prints what that took as the last line of its output.
 *
 * Arguments: what to do, and with which bundle and event, or which URL.
 */

/** What the process prints. */
export interface Report {
  /** Milliseconds from the start of the process to its first line. */
  readonly started: number;
  /** Milliseconds from there until the work could begin. */
  readonly loaded: number;
  /** Seconds of the work. */
  readonly seconds: number;
  /** Bytes that the process had in memory at most. */
  readonly peak: number;
}

const started = performance.now();
const [what = "", first = "", second = ""] = process.argv.slice(2);

async function main(): Promise<void> {
  const work = what === "invoke" ? invocation(first, second) : reading(first);
  const loaded = performance.now();
  await work();
  const done = performance.now();
  const report: Report = {
    started,
    loaded: loaded - started,
    seconds: (done - loaded) / 1000,
    peak: peakMemory(),
  };
  console.log(JSON.stringify(report));
}

function invocation(bundle: string, event: string): () => Promise<void> {
  const { handler } = require(bundle) as {
    handler: (
      event: SQSEvent,
      context: Pick<Context, "getRemainingTimeInMillis">,
    ) => Promise<SQSBatchResponse>; // what handler.ts exports
  };
  return async () => {
    if (event === "") return;
    const { batchItemFailures } = await handler(
      JSON.parse(readFileSync(event, "utf8")),
      { getRemainingTimeInMillis: () => 900_000 },
    );
    if (batchItemFailures.length > 0) {
      throw new Error("expected the function to do its work, it failed");
    }
  };
}

function reading(url: string): () => Promise<void> {
  return async () => {
    const response = await new Promise<IncomingMessage>((resolve, reject) =>
      get(url, resolve).on("error", reject),
    );
    const content = response.pipe(createGunzip({ chunkSize: 1 << 16 }));
    if (what === "gunzip") for await (const _ of content);
    else await parseRecords(content);
  };
}

/** What stands before, between and behind the events in bench/logs/log-file.ts, which no real reader may rely on. */
const BEFORE = '{"Records":[';
const BETWEEN = '},{"eventVersion"';
const BEHIND = "]}";

async function parseRecords(content: AsyncIterable<Buffer>): Promise<void> {
  let rest: Buffer | undefined;
  for await (const chunk of content) {
    rest = rest ? Buffer.concat([rest, chunk]) : chunk.subarray(BEFORE.length);
    let start = 0;
    for (;;) {
      const end = rest.indexOf(BETWEEN, start);
      if (end < 0) break;
      JSON.parse(rest.toString("utf8", start, end + 1));
      start = end + 2;
    }
    rest = rest.subarray(start);
  }
  JSON.parse(rest?.toString("utf8", 0, rest.length - BEHIND.length) ?? "");
}

void main();
