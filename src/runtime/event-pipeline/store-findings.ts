import { streamRecords } from "../../cloudtrail/read/stream-records";
import { UnreadableError } from "../../cloudtrail/read/unreadable-error";
import type { ParsedEvent } from "../../rule/monitored-events";
import { windowOf } from "./alert-window";
import type { FindingItem } from "./contract";
import { findingOf, type Origin } from "./finding";
import type { FindingStore } from "./finding-store";
import { inChunks } from "./in-chunks";
import { Shares } from "./shares";
import { textAt } from "../../cloudtrail/text-at";

/** How many findings are stored at a time. */
const TOGETHER = 25;

/** A log file's content and what is looked for in it. */
export interface Search {
  readonly content: AsyncIterable<Uint8Array>;
  readonly origin: Origin;
  /** The rules that match a record. */
  readonly match: (record: unknown) => readonly ParsedEvent[];
  /** Called between the steps; throws when Lambda's time is nearly over. */
  readonly checkTime: () => void;
}

/** What was found in a file. */
export interface Found {
  readonly events: number;
  /** Findings that were not in the table before. */
  readonly stored: number;
  /** Time of the newest event, in milliseconds since 1970. */
  readonly newest?: number;
  /** What people are to be told of. */
  readonly shares: Shares;
  /** Why the file, or the rest of it, can never be read. */
  readonly problem?: string;
}

interface Match {
  readonly record: unknown;
  readonly rule: ParsedEvent;
  readonly item: FindingItem;
}

/** Stores what the rules find in a log file. Of a damaged one, all before the damage. */
export async function storeFindings(
  { content, origin, match, checkTime }: Search,
  findings: FindingStore,
): Promise<Found> {
  const shares = new Shares(origin.fileId);
  let events = 0;
  let newest = Number.NEGATIVE_INFINITY;
  let stored = 0;
  let problem: string | undefined;

  async function* matches(): AsyncGenerator<Match, void, undefined> {
    // An event that a file holds twice is one.
    const seen = new Set<string>();
    for await (const { record } of streamRecords(content)) {
      checkTime();
      events += 1;
      const time = Date.parse(textAt(record, "eventTime") ?? "");
      if (time > newest) newest = time;
      for (const rule of match(record)) {
        const item = findingOf(record, rule, origin);
        const name = `${item.EventId} ${item.Timestamp}`;
        if (seen.has(name)) continue;
        seen.add(name);
        yield { record, rule, item };
      }
    }
  }

  try {
    for await (const chunk of inChunks(matches(), TOGETHER)) {
      const results = await Promise.all(
        chunk.map(({ item }) => findings.put(item)),
      );
      for (const [n, { record, rule, item }] of chunk.entries()) {
        if (results[n]?.isNew) stored += 1;
        // What another file brought is told by who reads that one.
        if (rule.alert && results[n]?.fileId === origin.fileId) {
          shares.add(windowOf(rule.id, record), item);
        }
      }
    }
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    problem = error.message;
  }
  return {
    events,
    stored,
    shares,
    ...(Number.isFinite(newest) && { newest }),
    ...(problem !== undefined && { problem }),
  };
}
