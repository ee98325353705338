import type { SQSRecord } from "aws-lambda";
import type { Alerts } from "./alerts";
import { OutOfTimeError, reasonOf, RejectedError } from "./errors";
import { isLogKey } from "./log-key";
import type { LogFile } from "./log-store";
import { tasksOf, type Task } from "./message";
import type { Queue } from "./queue";
import { readFile, type ReadPorts, type ReadSettings } from "./read-file";
import { rejecter, type RejectPorts } from "./rejecter";
import { type Retries, waitAfter } from "./retries";

/** What the pipeline needs. */
export interface PipelinePorts extends ReadPorts, RejectPorts {
  readonly alerts: Alerts;
  /** The function's own queue. */
  readonly queue: Queue;
  readonly retries: Retries;
}

export interface PipelineSettings extends ReadSettings {
  /** How often a message is received before it goes to the dead letters. */
  readonly maxReceives: number;
}

/** When a message's turn comes within its batch. */
export interface Turn {
  /** The milliseconds that Lambda still gives. */
  readonly remaining: () => number;
  /** Whether it has all of Lambda's time for itself. */
  readonly isFirst: boolean;
}

/**
 * Works a message off.
 *
 * @throws for a message that must come again
 */
export type MessageProcessor = (
  message: SQSRecord,
  turn: Turn,
) => Promise<void>;

/** Milliseconds of Lambda's time in which nothing new is begun. */
const MARGIN = 15_000;

/**
 * Makes the function that works a message of the queue off.
 *
 * What can never be done goes to the dead letters with its reason and counts as done. What may be
 * done later fails, and goes there when the message has been received too often.
 *
 * What others of its batch left no time for is sent anew: it comes at once, and has not been
 * received too often when many large files come together.
 */
export function pipeline(
  ports: PipelinePorts,
  settings: PipelineSettings,
): MessageProcessor {
  const { alerts, log, meter, now, queue, retries } = ports;
  const reject = rejecter(ports);

  /** @throws {RejectedError} for what can never be done */
  async function run(task: Task, checkTime: () => void): Promise<void> {
    switch (task.kind) {
      case "unknown":
        throw new RejectedError(task.reason);
      case "close":
        return alerts.close(task.window);
      case "read":
        return isLogKey(task.file.key)
          ? read(task.file, checkTime)
          : log.debug("skipped: no log file", { ...task.file });
    }
  }

  async function read(file: LogFile, checkTime: () => void): Promise<void> {
    const report = await readFile(file, ports, settings, checkTime);
    const { events, stored, newest, problem } = report;
    meter.add("files", 1);
    meter.add("events", events);
    meter.add("findings", stored);
    if (newest !== undefined) meter.add("age", (now() - newest) / 1000);
    log.info("read", { ...file, events, stored });
    if (problem !== undefined) throw new RejectedError(problem);
  }

  return async (message, { remaining, isFirst }) => {
    const { body, messageId, attributes, receiptHandle } = message;
    const checkTime = () => {
      if (remaining() < MARGIN) throw new OutOfTimeError();
    };
    const received = Number(attributes.ApproximateReceiveCount);
    const isLast = received >= settings.maxReceives;
    const failures: unknown[] = [];
    const fail = (error: unknown) => void failures.push(error);
    for (const task of tasksOf(body)) {
      try {
        checkTime();
        await run(task, checkTime);
      } catch (error) {
        if (error instanceof OutOfTimeError && !isFirst) {
          log.info("out of time, sent anew", { messageId });
          await queue.send({ body: task.body }).catch(fail);
          continue;
        }
        const reason =
          error instanceof RejectedError
            ? error.message
            : isLast
              ? `received ${received} times; ${reasonOf(error)}`
              : undefined;
        if (reason === undefined) fail(error);
        else await reject(task, reason).catch(fail);
      }
    }
    const [failure] = failures;
    if (failure === undefined) return;
    meter.add("failed", 1);
    // Failing that as well, it comes when the queue's own wait is over.
    await retries
      .comeAgain(receiptHandle, waitAfter(received))
      .catch(() => undefined);
    log.warn("failed, comes again", {
      messageId,
      received,
      reason: reasonOf(failure),
    });
    throw failure;
  };
}
