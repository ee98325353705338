import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { apiCall } from "../../src/cloudtrail/event";
import { ruleById } from "../../rules";

/** A rule, and a record that it matches. */
export const rule = ruleById("cloudtrail-changes");

export const stopLogging = (eventID = "stop") =>
  apiCall({
    eventSource: "cloudtrail.amazonaws.com",
    eventName: "StopLogging",
    eventID,
  });

/** A record that no rule matches. */
export const noise = apiCall({ eventID: "noise" });

/** A log file as CloudTrail writes it, before it is packed. */
export const logFile = (records: readonly unknown[]): string =>
  JSON.stringify({ Records: records });

export const gz = (text: string | Uint8Array): Buffer => gzipSync(text);

/** Writes files below a folder, by path. */
export function write(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
