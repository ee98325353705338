/** A match that one side has and the other has not. */
export interface Example {
  readonly file: string;
  readonly index: number | undefined;
  readonly eventID: string | undefined;
  readonly eventTime: string | undefined;
  /** What happened and who did it, as far as this side tells. */
  readonly eventName?: string | undefined;
  readonly principal?: string | undefined;
}

/** Matches, or events: what only this run has, what only the baseline has, what both have. */
export interface Difference {
  readonly added: number;
  readonly lost: number;
  readonly kept: number;
}

/** What became of one rule's matches. */
export interface RuleChange extends Difference {
  readonly rule: string;
  /** The first of them. */
  readonly examples: {
    readonly added: readonly Example[];
    readonly lost: readonly Example[];
  };
}

/** What a run finds that its baseline does not, and the other way round. */
export interface Comparison {
  /** What it was compared with, such as `cis` or `before.jsonl`. */
  readonly baseline: string;
  /** Each rule of either side, in the order of this run's rules, then of the baseline's. */
  readonly rules: readonly RuleChange[];
  /** Events that any rule matched: one that another rule has taken over is kept. */
  readonly events: Difference;
  /** Rules of the baseline that this run did not have, and their matches: nothing is said of them. */
  readonly notRun: readonly {
    readonly rule: string;
    readonly matches: number;
  }[];
  /** What nobody can call lost, because this run did not read all. */
  readonly isPartial: boolean;
}

/** The event of a match by its id, which stays where logs are copied; by its place if it has none. */
export function eventKey({ eventID, file, index }: Example): string {
  return eventID ?? `${file}#${index}`;
}
