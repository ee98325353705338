import { createHash } from "node:crypto";
import { matchRules } from "../../src/rule/match-rules";
import type { ParsedEvent } from "../../src/rule/monitored-events";
import type { Alert } from "../../src/runtime/event-pipeline/alert-sender";
import { alertsTo } from "../../src/runtime/event-pipeline/alerts";
import { batchHandler } from "../../src/runtime/event-pipeline/batch-handler";
import type { FindingItem } from "../../src/runtime/event-pipeline/contract";
import { pipeline } from "../../src/runtime/event-pipeline/pipeline";
import type { Queue } from "../../src/runtime/event-pipeline/queue";
import { fakeFindings, type Call, type Told } from "./fake-findings";
import { fakeWindows } from "./fake-windows";
import { sqsRecord } from "./sqs-event";

/** What befalls a call to AWS: an error instead of it; the end of the process instead of it, or right after it. */
export type Fate = "error" | "crash before" | "crash after";

/** Decides the fate of a call, which may tell people of findings or note that they were told. */
export type Fates = (name: string, told?: Told) => Fate | undefined;

export interface DeadLetter {
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
}

interface Message {
  readonly id: string;
  readonly body: string;
  visibleAt: number;
  received: number;
}

const MAX_RECEIVES = 5;
const MOST_ROUNDS = 200;
const CHUNK = 65_536;

/**
 * AWS as the pipeline sees it: a bucket, a table, a topic and two queues in memory, with processes
 * that may die at any call. Time passes only when messages are waited for.
 */
export class World {
  now = Date.parse("2026-01-15T10:40:00Z");
  /** Milliseconds that Lambda gives a process, asked again and again. */
  remaining: () => number = () => 300_000;
  /** Milliseconds until a message that was not done is delivered again. */
  visibility = 30 * 60_000;
  readonly files = new Map<string, Uint8Array>();
  readonly findings = new Map<string, FindingItem>();
  readonly mails: Alert[] = [];
  readonly deadLetters: DeadLetter[] = [];
  readonly counted: Record<string, number> = {};
  readonly logs: string[] = [];
  /** Every call that any process made. */
  readonly calls: string[] = [];
  rules: readonly ParsedEvent[];
  readonly #windows = fakeWindows();
  #queue: Message[] = [];
  #ids = 0;

  /** @param rules those of the next processes */
  constructor(rules: readonly ParsedEvent[]) {
    this.rules = rules;
  }

  /** Puts a message on the queue. */
  send(body: string, delay = 0): void {
    this.#ids += 1;
    this.#queue.push({
      id: `message-${this.#ids}`,
      body,
      visibleAt: this.now + delay * 1000,
      received: 0,
    });
  }

  /**
   * Delivers the messages that are visible, at most ten, to a new process.
   *
   * @returns the ids of those that come again
   */
  async deliver(
    fates: Fates = () => undefined,
    most = 10,
  ): Promise<readonly string[]> {
    const batch = this.#queue
      .filter(({ visibleAt }) => visibleAt <= this.now)
      .slice(0, most);
    for (const message of batch) {
      message.received += 1;
      message.visibleAt = this.now + this.visibility;
    }
    const process = this.#process(fates);
    const { batchItemFailures } = await process.handle(
      {
        Records: batch.map(({ id, body, received }) =>
          sqsRecord(id, body, received),
        ),
      },
      { getRemainingTimeInMillis: () => this.remaining() },
    );
    if (process.died()) return batch.map(({ id }) => id);
    const failed = batchItemFailures.map(
      ({ itemIdentifier }) => itemIdentifier,
    );
    this.#queue = this.#queue.filter(
      (message) => !batch.includes(message) || failed.includes(message.id),
    );
    return failed;
  }

  /** Delivers until the queue is empty. */
  async drain(fates?: Fates): Promise<void> {
    for (let round = 0; this.#queue.length > 0; round += 1) {
      if (round === MOST_ROUNDS) throw new Error("the queue never gets empty");
      const next = Math.min(...this.#queue.map(({ visibleAt }) => visibleAt));
      this.now = Math.max(this.now, next);
      await this.deliver(fates);
      // What SQS itself does with a message that was received too often.
      this.#queue = this.#queue.filter(({ received, body }) => {
        if (received < MAX_RECEIVES) return true;
        this.deadLetters.push({ body, attributes: {} });
        return false;
      });
    }
  }

  /** Number of messages that are waiting. */
  get waiting(): number {
    return this.#queue.length;
  }

  /** The receipt handles of sqs-event.ts are the messages' ids. */
  #comeAgain(receipt: string, seconds: number): void {
    const message = this.#queue.find(({ id }) => id === receipt);
    if (message) message.visibleAt = this.now + seconds * 1000;
  }

  #process(fates: Fates) {
    let dead = false;
    const call: Call = async (name, effect, told) => {
      const fate = dead ? "crash before" : fates(name, told);
      this.calls.push(name);
      if (fate === "error") {
        throw Object.assign(new Error(`${name} was told to fail`), {
          name: "ThrottlingException",
        });
      }
      if (fate === "crash before") dead = true;
      if (dead) throw new Error("the process is dead");
      const result = effect();
      if (fate === "crash after") {
        dead = true;
        throw new Error("the process is dead");
      }
      return result;
    };
    const findings = fakeFindings(this.findings, call);
    const now = () => this.now;
    const log = (message: string, details: object) =>
      void this.logs.push(`${message} ${JSON.stringify(details)}`);
    const meter = {
      add: (name: string, value: number) => {
        this.counted[name] = (this.counted[name] ?? 0) + value;
      },
    };
    const queue: Queue = {
      send: ({ body, delay }) => call("send", () => this.send(body, delay)),
    };
    const alerts = alertsTo(
      {
        windows: this.#windows(call),
        findings,
        alerts: {
          send: (mail) =>
            call("publish", () => void this.mails.push(mail), {
              rule: mail.attributes.Rule,
              findings: mail.attributes.Findings,
            }),
        },
        queue,
        meter,
        now,
      },
      { detections: this.rules, consoleHost: "console.aws.amazon.com" },
    );
    const handle = batchHandler(
      pipeline(
        {
          logs: {
            open: ({ bucket, key }) =>
              call("open", () =>
                open(this.files.get(`${bucket}/${key}`), call),
              ),
          },
          findings,
          alerts,
          queue,
          retries: {
            comeAgain: (receipt, seconds) =>
              call("come again", () => this.#comeAgain(receipt, seconds)),
          },
          deadLetters: {
            send: ({ body, attributes = {} }) =>
              call(
                "reject",
                () => void this.deadLetters.push({ body, attributes }),
              ),
          },
          meter,
          log: { debug: log, info: log, warn: log, error: log },
          now,
        },
        {
          match: matchRules(this.rules),
          retentionDays: 90,
          maxReceives: MAX_RECEIVES,
        },
      ),
    );
    return { handle, died: () => dead };
  }
}

function open(content: Uint8Array | undefined, call: Call) {
  if (content === undefined) return undefined;
  async function* chunks(bytes: Uint8Array) {
    for (let at = 0; at < bytes.length; at += CHUNK) {
      yield await call("read", () => bytes.subarray(at, at + CHUNK));
    }
  }
  return {
    version: createHash("md5").update(content).digest("hex"),
    content: chunks(content),
  };
}
