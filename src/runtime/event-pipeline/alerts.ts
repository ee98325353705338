import { randomUUID } from "node:crypto";
import type { AlertRule } from "../../rule/alert-message";
import type { ParsedEvent } from "../../rule/monitored-events";
import { severities } from "../../rule/rule";
import type { AlertSender } from "./alert-sender";
import { alertOf } from "./alert-text";
import type { FindingItem } from "./contract";
import type { FindingStore } from "./finding-store";
import { closeMessage } from "./message";
import type { Meter } from "./meter";
import type { Queue } from "./queue";
import type {
  AlertWindow,
  FileShare,
  Lease,
  WindowState,
  WindowStore,
} from "./window-store";

/** What telling people needs. */
export interface AlertPorts {
  readonly windows: WindowStore;
  readonly findings: FindingStore;
  readonly alerts: AlertSender;
  /** The function's own queue. */
  readonly queue: Queue;
  readonly meter: Meter;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface AlertSettings {
  readonly detections: readonly ParsedEvent[];
  /** Host of the AWS console in this partition, behind the region. */
  readonly consoleHost: string;
}

/** Tells people of findings, each once. */
export interface Alerts {
  /** Adds a file's findings to their window and sees to it that people hear of them: now, or when the window is closed. */
  readonly add: (
    window: AlertWindow,
    share: FileShare,
    expiresAt: number,
  ) => Promise<void>;
  /** Tells what was added to the window since people heard of it. */
  readonly close: (window: AlertWindow) => Promise<void>;
}

/** Longer than it takes to send an alert or to give up, retries included (clients.ts). */
const LEASE = 60_000;
/** From the first alert of a window to the rest: the longest delay of SQS. */
const CLOSE = 900_000;
/** How far clocks may differ. */
const SKEW = 5_000;

/**
 * The first findings of a window are told at once. What comes later waits for a message that the
 * function sends to itself, and is told in one alert.
 *
 * A lease keeps two deliveries from telling the same. Findings that are not told when their
 * delivery ends are always those for which a message is under way: if the lease's owner dies, that
 * message, or the owner's own, comes again and finds them untold.
 *
 * One gap is left: who dies after SNS took the alert, and before that is noted, has it told again.
 */
export function alertsTo(
  { windows, findings, alerts, queue, meter, now }: AlertPorts,
  { detections, consoleHost }: AlertSettings,
): Alerts {
  const byId = new Map(detections.map((rule) => [rule.id, rule]));

  async function tell(window: AlertWindow): Promise<void> {
    const from = now();
    const lease: Lease = { owner: randomUUID(), from, until: from + LEASE };
    const state = await windows.take(window, lease);
    if (state === undefined) return;
    if (!state.taken) {
      if (state.count > state.told) {
        await closeAt(window, state, state.leasedUntil + SKEW);
      }
      return;
    }
    try {
      if (state.count > state.told) await send(window, state);
    } catch (error) {
      // The alert's own error is the one to report. A lease that is not given back ends by itself.
      await windows.giveBack(window, lease, state.told).catch(() => undefined);
      throw error;
    }
    await windows.giveBack(window, lease, Math.max(state.count, state.told));
  }

  async function send(window: AlertWindow, state: WindowState): Promise<void> {
    const { count, told, first, latest } = state;
    const found = await Promise.all(
      (told === 0 ? first : latest).map((key) => findings.get(key)),
    );
    const shown = found.filter((finding) => finding !== undefined);
    await alerts.send(
      alertOf({
        rule: byId.get(window.rule) ?? formerRule(window.rule, shown[0]),
        count: count - told,
        known: told,
        findings: shown.slice(0, count - told),
        consoleHost,
      }),
    );
    meter.add("alerts", 1);
  }

  /** Has the window closed then, unless a message that comes yet will do it. */
  async function closeAt(
    window: AlertWindow,
    { closesAt }: WindowState,
    at: number,
  ): Promise<void> {
    if (closesAt > now() + SKEW) return;
    const delay = Math.min(Math.max(Math.ceil((at - now()) / 1000), 0), 900);
    const due = now() + delay * 1000;
    // First sent, then noted: a message too many closes nothing twice, one too few would close nothing.
    await queue.send({ body: closeMessage(window), delay });
    await windows.closing(window, due);
  }

  return {
    add: async (window, share, expiresAt) => {
      const state = await windows.add(window, share, expiresAt);
      if (state.count <= state.told) return;
      await (state.told === 0
        ? tell(window)
        : closeAt(window, state, now() + CLOSE));
    },
    close: tell,
  };
}

/** Findings of a rule that was taken out since are still told. */
function formerRule(id: string, finding: FindingItem | undefined): AlertRule {
  const severity = severities.find((known) => known === finding?.Severity);
  return {
    id,
    title: finding?.Title ?? id,
    description: "the rule is no longer deployed.",
    severity: severity ?? "info",
    runbook: [],
  };
}
