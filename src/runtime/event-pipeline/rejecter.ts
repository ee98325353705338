import type { Log } from "./log";
import type { Task } from "./message";
import type { Meter } from "./meter";
import type { Queue } from "./queue";
import { shorten } from "./shorten";

/** What rejecting needs. */
export interface RejectPorts {
  readonly deadLetters: Queue;
  readonly meter: Meter;
  readonly log: Log;
}

/** Characters of an attribute; SQS counts them to the message's size. */
const MOST = 2000;

/**
 * Makes the function that puts a task with its reason among the dead letters. Its body is one that
 * the queue takes again, once what was wrong is mended.
 */
export function rejecter({
  deadLetters,
  meter,
  log,
}: RejectPorts): (task: Task, reason: string) => Promise<void> {
  return async (task, reason) => {
    const place =
      task.kind === "read"
        ? { Bucket: task.file.bucket, Key: task.file.key }
        : {};
    const attributes = Object.fromEntries(
      Object.entries({ Reason: reason, ...place }).map(([name, value]) => [
        name,
        attribute(value),
      ]),
    );
    await deadLetters.send({ body: task.body, attributes });
    meter.add("rejected", 1);
    // What the reader quotes of a file stays out of the logs.
    const quoted = /`.*`/s;
    log.error("rejected", { ...place, reason: reason.replace(quoted, "`…`") });
  };
}

/** A text as SQS takes it in an attribute: neither empty nor with control characters. */
function attribute(text: string): string {
  return shorten(text.replaceAll(/[^\P{C}\p{Cf}]/gu, " "), MOST) || " ";
}
