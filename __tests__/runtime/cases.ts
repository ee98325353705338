import { gzipSync } from "node:zlib";
import { apiCall, type Overrides } from "../../src/cloudtrail/event";
import type { CloudTrailRecord } from "../../src/cloudtrail/record";
import { allOf, anyOf, field } from "../../src/cloudtrail/pattern";
import {
  monitoredEvents,
  readMonitoredEvents,
} from "../../src/rule/monitored-events";
import { ruleOf } from "../rule/rule-of";
import type { World } from "./world";

const quiet = "quiet";

/** The rules of the file beside the function; `quiet` is only stored. */
export const definitions = monitoredEvents(
  [
    ruleOf("trail-stopped", {
      title: "CloudTrail was stopped",
      severity: "critical",
      pattern: field("eventName").equals("StopLogging", "DeleteTrail"),
      runbook: ["Start it again."],
    }),
    ruleOf("denied", { pattern: field("errorCode").like("*Denied*") }),
    ruleOf(quiet, {
      pattern: anyOf(
        allOf(
          field("eventName").equals("StopLogging"),
          field("awsRegion").notEquals("eu-west-1"),
        ),
        field("eventName").equals("GetObject"),
      ),
    }),
  ],
  ({ id }) => id !== quiet,
);

/** Rules as the function gets them. */
export const rules = readMonitoredEvents(JSON.stringify(definitions));

export const bucket = "audit-logs";

/** The key of a log file as CloudTrail names it. */
export function keyOf(name: string): string {
  return `AWSLogs/123456789012/CloudTrail/us-east-1/2026/01/15/${name}.json.gz`;
}

/** A record with an id of its own. */
export function event(id: string, overrides: Overrides = {}): CloudTrailRecord {
  return apiCall({
    eventID: id,
    eventName: "StopLogging",
    eventSource: "cloudtrail.amazonaws.com",
    ...overrides,
  });
}

/** So many records of one storm. */
export function storm(
  count: number,
  prefix = "event",
): readonly CloudTrailRecord[] {
  return Array.from({ length: count }, (_, n) => event(`${prefix}-${n}`));
}

/** A log file. */
export function gz(records: readonly unknown[]): Uint8Array {
  return gzipSync(JSON.stringify({ Records: records }));
}

/** S3's notification of objects, keys encoded as S3 does it. */
export function notification(...keys: readonly string[]): string {
  return JSON.stringify({
    Records: keys.map((key) => ({
      eventVersion: "2.1",
      eventSource: "aws:s3",
      eventName: "ObjectCreated:Put",
      s3: {
        bucket: { name: bucket },
        object: {
          key: encodeURIComponent(key)
            .replaceAll("%20", "+")
            .replaceAll("%2F", "/"),
        },
      },
    })),
  });
}

/** Puts a file into the bucket and its notification on the queue. */
export function upload(
  world: World,
  key: string,
  content: Uint8Array | readonly unknown[],
): void {
  world.files.set(
    `${bucket}/${key}`,
    content instanceof Uint8Array ? content : gz(content),
  );
  world.send(notification(key));
}

/** Findings as `eventID rule`, sorted. */
export function stored(world: World): readonly string[] {
  return [...world.findings.values()]
    .map(({ EventId, Rule }) => `${EventId} ${Rule}`)
    .sort();
}

/** What mails told, as `rule count`, in their order. */
export function told(world: World): readonly string[] {
  return world.mails.map(
    ({ attributes: { Rule, Findings } }) => `${Rule} ${Findings}`,
  );
}

/** The reasons of the dead letters. */
export function reasons(world: World): readonly string[] {
  return world.deadLetters.map(({ attributes }) => attributes["Reason"] ?? "");
}

/** All that is seen of a world from outside. */
export function outcomeOf(world: World) {
  return { stored: stored(world), told: told(world) };
}

/** What is to be seen when `storm(2)` was found. */
export const both = {
  stored: [
    "event-0 quiet",
    "event-0 trail-stopped",
    "event-1 quiet",
    "event-1 trail-stopped",
  ],
  told: ["trail-stopped 2"],
};
