import type { FindingKey } from "./finding-store";

/** A group of findings that are told together: of one rule, by one caller, within a quarter of an hour. */
export interface AlertWindow {
  /** The rule's id. */
  readonly rule: string;
  /** Who caused the findings (caller.ts). */
  readonly principal: string;
  /** The first moment of the quarter, as `2026-01-15T10:30:00.000Z`. */
  readonly start: string;
}

/** What a file brings to a window. */
export interface FileShare {
  readonly fileId: string;
  readonly count: number;
  /** The first few of its findings. */
  readonly findings: readonly FindingKey[];
}

/** What is known of a window. */
export interface WindowState {
  /** Findings of all files that were added. */
  readonly count: number;
  /** Findings that people have been told of. */
  readonly told: number;
  /** The first file's first findings. */
  readonly first: readonly FindingKey[];
  /** The latest file's first findings. */
  readonly latest: readonly FindingKey[];
  /** Until when somebody is telling, in milliseconds since 1970; 0 when nobody is. */
  readonly leasedUntil: number;
  /** When the message arrives that closes the window, in milliseconds since 1970; 0 when there was none. */
  readonly closesAt: number;
}

/** Somebody's right to tell, until it is over. */
export interface Lease {
  readonly owner: string;
  readonly from: number;
  readonly until: number;
}

/** Where windows are kept. Each method is atomic. */
export interface WindowStore {
  /** Adds a file's findings; a file that was added before changes nothing, unless it now has more. */
  readonly add: (
    window: AlertWindow,
    share: FileShare,
    expiresAt: number,
  ) => Promise<WindowState>;
  /**
   * Takes the lease, unless somebody else has it.
   *
   * @returns the state after it; `taken` tells whether the lease is ours. Undefined when there is no such window
   */
  readonly take: (
    window: AlertWindow,
    lease: Lease,
  ) => Promise<(WindowState & { readonly taken: boolean }) | undefined>;
  /** Gives the lease back, with the number of findings told by now; does nothing when it is no longer ours. */
  readonly giveBack: (
    window: AlertWindow,
    lease: Lease,
    told: number,
  ) => Promise<void>;
  /** Notes when the message arrives that closes the window. */
  readonly closing: (window: AlertWindow, at: number) => Promise<void>;
}
