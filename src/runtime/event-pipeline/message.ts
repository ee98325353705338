import type { LogFile } from "./log-store";
import { textAt, valueAt } from "../../cloudtrail/text-at";
import type { AlertWindow } from "./window-store";

/** What a message of the queue asks for. */
export type Task = {
  /** A message that asks for this alone. */
  readonly body: string;
} & (
  | { readonly kind: "read"; readonly file: LogFile }
  | { readonly kind: "close"; readonly window: AlertWindow }
  /** Nothing that the function knows. */
  | { readonly kind: "unknown"; readonly reason: string }
);

const CLOSE = "close-window";

/** The message that asks to tell the rest of a window. */
export function closeMessage(window: AlertWindow): string {
  return JSON.stringify({ trailwire: CLOSE, ...window });
}

/**
 * What the body of a message asks for. Nothing: S3's own test, and what happened to objects other
 * than their creation.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function tasksOf(body: string): readonly Task[] {
  const unknown = (reason: string): readonly Task[] => [
    { kind: "unknown", reason, body },
  ];
  const message = parse(body);
  if (message === undefined) {
    return unknown("the message is not JSON: expected a notification of S3");
  }
  if (valueAt(message, "trailwire") === CLOSE)
    return [closeTask(message, body)];
  if (valueAt(message, "Event") === "s3:TestEvent") return [];
  const records = valueAt(message, "Records");
  return Array.isArray(records)
    ? records.filter(isCreation).map(readTask)
    : unknown("the message has no Records: expected a notification of S3");
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function closeTask(message: unknown, body: string): Task {
  const rule = textAt(message, "rule");
  const principal = textAt(message, "principal");
  const start = textAt(message, "start");
  return rule && principal && start
    ? { kind: "close", window: { rule, principal, start }, body }
    : {
        kind: "unknown",
        reason:
          "the message names no window: expected rule, principal and start",
        body,
      };
}

/** Removals and restorations bring no new records. */
function isCreation(record: unknown): boolean {
  return /^(s3:)?ObjectCreated:/.test(
    textAt(record, "eventName") ?? "ObjectCreated:",
  );
}

function readTask(record: unknown): Task {
  const body = JSON.stringify({ Records: [record] });
  const bucket = textAt(record, "s3.bucket.name");
  const written = textAt(record, "s3.object.key");
  const key = written === undefined ? undefined : decodeKey(written);
  return bucket !== undefined && key !== undefined
    ? { kind: "read", file: { bucket, key }, body }
    : {
        kind: "unknown",
        reason:
          "the notification names no object: expected s3.bucket.name and s3.object.key, URL-encoded",
        body,
      };
}

/** S3 writes keys as forms do: percent signs, and `+` for a space. Undefined where it did not write this. */
function decodeKey(key: string): string | undefined {
  try {
    return decodeURIComponent(key.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}
