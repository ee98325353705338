import { DeleteObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { decompress } from "../../../src/cloudtrail/read/decompress";
import { jsonEvents } from "../../../src/cloudtrail/read/json-events";
import { compile, type Matcher } from "../../../src/pattern";
import type { Rule } from "../../../src/rule/rule";
import type { Clients } from "./clients";
import { bucket } from "./pipeline-account";

/** The key of a log file as CloudTrail names it, or of what else it delivers. */
export function keyOf(name: string, kind = "CloudTrail"): string {
  return `AWSLogs/123456789012/${kind}/us-east-1/2026/11/21/${name}.json.gz`;
}

/**
 * Log files in the bucket, and what is to be found in them: what `trailwire pattern match` says of
 * the same bytes, by a reader that shares nothing with the function's.
 */
export class JudgedLogs {
  readonly #clients: Clients;
  readonly #judges: readonly { rule: Rule; matches: Matcher }[];
  /** By the finding's name, the rule. */
  readonly #found = new Map<string, Rule>();

  constructor(clients: Clients, rules: readonly Rule[]) {
    this.#clients = clients;
    this.#judges = rules.map((rule) => ({
      rule,
      matches: compile(rule.pattern),
    }));
  }

  /** What is low is stored and not told. */
  readonly isTold = ({ severity }: Rule): boolean =>
    severity !== "low" && severity !== "info";

  /** Puts a log file into the bucket and judges its events. */
  async put(name: string, content: Buffer): Promise<void> {
    for (const { value } of jsonEvents(await decompress(content))) {
      for (const { rule, matches } of this.#judges) {
        if (!matches(value)) continue;
        const { eventID, eventTime } = Object(value);
        this.#found.set(`${eventID} ${eventTime}#${rule.id}`, rule);
      }
    }
    await this.putOther(keyOf(name), content);
  }

  /** Puts something into the bucket in which nothing is to be found. */
  async putOther(Key: string, Body: Uint8Array): Promise<void> {
    const { s3 } = this.#clients;
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
  }

  async remove(Key: string): Promise<void> {
    const { s3 } = this.#clients;
    await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
  }

  /** The names of all findings, sorted. */
  findings(): readonly string[] {
    return [...this.#found.keys()].sort();
  }

  /** How many findings of each rule people are to be told of. */
  told(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const rule of this.#found.values()) {
      if (this.isTold(rule)) counts[rule.id] = (counts[rule.id] ?? 0) + 1;
    }
    return counts;
  }
}
