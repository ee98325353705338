import type { FindingKey } from "./finding-store";
import type { AlertWindow, FileShare } from "./window-store";

/** Findings of a share whose keys are kept, for the alert to show. */
const SHOWN = 5;

/** Gathers what a file brings to each window. */
export class Shares {
  readonly #fileId: string;
  readonly #shares = new Map<string, readonly [AlertWindow, FileShare]>();

  constructor(fileId: string) {
    this.#fileId = fileId;
  }

  /** Adds a finding. The first few of a window are those that were added first. */
  add(window: AlertWindow, { EventId, Timestamp }: FindingKey): void {
    const { rule, principal, start } = window;
    const name = JSON.stringify([rule, principal, start]);
    const [, share] = this.#shares.get(name) ?? [];
    const { count = 0, findings = [] } = share ?? {};
    this.#shares.set(name, [
      window,
      {
        fileId: this.#fileId,
        count: count + 1,
        findings:
          count < SHOWN ? [...findings, { EventId, Timestamp }] : findings,
      },
    ]);
  }

  /** The windows and what the file brings to each. */
  all(): Iterable<readonly [AlertWindow, FileShare]> {
    return this.#shares.values();
  }
}
