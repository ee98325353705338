/** An alert as people get it. */
export interface Alert {
  /** Fewer than 100 ASCII characters. */
  readonly subject: string;
  /** At most 256 KB in UTF-8. */
  readonly message: string;
  /** What a subscription may filter by. */
  readonly attributes: {
    readonly Rule: string;
    readonly Severity: string;
    /** How many findings this alert tells of. */
    readonly Findings: number;
  };
}

/** Where alerts go. */
export interface AlertSender {
  readonly send: (alert: Alert) => Promise<void>;
}
