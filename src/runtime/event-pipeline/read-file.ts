import { createHash } from "node:crypto";
import type { ParsedEvent } from "../../rule/monitored-events";
import type { Alerts } from "./alerts";
import { RejectedError } from "./errors";
import type { FindingStore } from "./finding-store";
import type { LogFile, LogStore } from "./log-store";
import { storeFindings, type Found } from "./store-findings";

/** What reading a file needs. */
export interface ReadPorts {
  readonly logs: LogStore;
  readonly findings: FindingStore;
  readonly alerts: Alerts;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface ReadSettings {
  /** The rules that match a record. */
  readonly match: (record: unknown) => readonly ParsedEvent[];
  /** Days that a finding stays in the table. */
  readonly retentionDays: number;
}

/** What came of reading a file. */
export type ReadReport = Omit<Found, "shares">;

const DAY = 86_400;
/** Windows outlive their findings: a file that comes again after these are gone is not told again. */
const WINDOW_MARGIN = 7 * DAY;

/**
 * Reads a log file, stores what the rules find in it and tells people.
 *
 * Nothing is remembered from before: a file that comes again finds its findings stored, knows
 * them for its own, and goes on where it stopped.
 *
 * @param checkTime called between the steps; throws when Lambda's time is nearly over
 * @throws {RejectedError} for a file that is gone
 */
export async function readFile(
  { bucket, key }: LogFile,
  { logs, findings, alerts, now }: ReadPorts,
  { match, retentionDays }: ReadSettings,
  checkTime: () => void,
): Promise<ReadReport> {
  const open = await logs.open({ bucket, key });
  if (open === undefined) {
    throw new RejectedError(
      "the object is gone: it was deleted or moved before it was read",
    );
  }
  const file = `s3://${bucket}/${key}`;
  const fileId = shortHash(`${file}\n${open.version}`);
  const expiresAt = Math.floor(now() / 1000) + retentionDays * DAY;
  const { shares, ...report } = await storeFindings(
    {
      content: open.content,
      origin: { file, fileId, expiresAt },
      match,
      checkTime,
    },
    findings,
  );
  const failures: unknown[] = [];
  for (const [window, share] of shares.all()) {
    checkTime();
    await alerts
      .add(window, share, expiresAt + WINDOW_MARGIN)
      .catch((error: unknown) => failures.push(error));
  }
  // One alert that fails keeps the others from nobody; the file comes again for it.
  if (failures.length > 0) throw failures[0];
  return report;
}

/** 132 bits of SHA-256. */
function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}
