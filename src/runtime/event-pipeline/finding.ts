import { createHash } from "node:crypto";
import type { ParsedEvent } from "../../rule/monitored-events";
import { callerOf } from "../../cloudtrail/caller";
import type { FindingItem } from "./contract";
import { shorten } from "./shorten";
import { storedRecord } from "./stored-record";
import { momentOf } from "../../cloudtrail/event-time";
import { textAt } from "../../cloudtrail/text-at";

/** Where a finding comes from and how long it stays. */
export interface Origin {
  /** `s3://bucket/key` */
  readonly file: string;
  readonly fileId: string;
  /** When DynamoDB may delete it, in seconds since 1970. */
  readonly expiresAt: number;
}

/** Characters of a value that stands beside the record. */
const MOST = 1000;

/** What the table keeps of a record that a rule matched. */
export function findingOf(
  record: unknown,
  { id, severity, title }: ParsedEvent,
  { file, fileId, expiresAt }: Origin,
): FindingItem {
  const EventTime = timeOf(record);
  const values = {
    Principal: callerOf(record),
    PrincipalType: textAt(record, "userIdentity.type"),
    EventName: textAt(record, "eventName"),
    EventSource: textAt(record, "eventSource"),
    AwsRegion: textAt(record, "awsRegion"),
    AccountId:
      textAt(record, "recipientAccountId") ??
      textAt(record, "userIdentity.accountId"),
    SourceIPAddress: textAt(record, "sourceIPAddress"),
    UserAgent: textAt(record, "userAgent"),
    ErrorCode: textAt(record, "errorCode"),
  };
  return {
    EventId: idOf(record),
    Timestamp: `${EventTime}#${id}`,
    Rule: id,
    EventTime,
    Severity: severity,
    Title: title,
    ...withoutMissing(values),
    File: file,
    FileId: fileId,
    ...storedRecord(record),
    ExpiresAt: expiresAt,
  };
}

/** The eventID, unless it is none that CloudTrail would write: then the record's hash, the same wherever the record stands. */
function idOf(record: unknown): string {
  const id = textAt(record, "eventID");
  if (id !== undefined && /^[\w-]{1,128}$/.test(id)) return id;
  const text = JSON.stringify(record);
  return `sha256-${createHash("sha256").update(text).digest("hex")}`;
}

/** When it happened; the beginning of time where the record does not say. */
export function timeOf(record: unknown): string {
  const time = textAt(record, "eventTime");
  return time !== undefined && momentOf(time) !== undefined
    ? time
    : "1970-01-01T00:00:00Z";
}

function withoutMissing<K extends string>(
  values: Readonly<Record<K, string | undefined>>,
): Partial<Readonly<Record<K, string>>> {
  const present = Object.entries<string | undefined>(values).flatMap(
    ([name, value]) =>
      value === undefined ? [] : [[name, shorten(value, MOST)] as const],
  );
  return Object.fromEntries(present) as Partial<Record<K, string>>; // the keys of `values`
}
