import type { MailCounter, MailedMatch } from "./mail-counter";
import type { MetricRoute } from "./mail-route";
import { isSampled } from "./sampled";

/** Minutes that are remembered of one rule. */
const MOST = 8192;

/** Callers that are told apart within a minute. */
const APART = 8;

/** A metric's finest grain, in milliseconds. */
const MINUTE = 60_000;

/** A counter's content, as JSON can hold it. */
export interface MetricMailsState {
  readonly kind: "metric";
  readonly minutes: readonly (readonly [
    minute: number,
    matches: number,
    callers: readonly (readonly [principal: string, matches: number])[],
  ])[];
  /** Of so many times two stretches of time, one is remembered. */
  readonly halvings: number;
}

interface Minute {
  /** Since 1970. */
  readonly at: number;
  matches: number;
  /** Matches by caller, of the first callers. */
  readonly callers: Map<string, number>;
}

/**
 * The mails of a metric alarm: one each time its state changes to ALARM. The alarm looks back over
 * one period, each minute anew, and is OK again when what it sees has fallen below its threshold.
 *
 * Up to 8,192 minutes with matches the count is exact. Beyond, stretches of time (an hour, or a
 * longer period) are remembered or not by their hash, half of them, a quarter of them, …, and the
 * count is an estimate from those, the same in whatever order matches come.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation-window.html
 */
export class MetricMails implements MailCounter {
  readonly unheard = 0;
  readonly #threshold: number;
  /** Minutes that the alarm looks back. */
  readonly #period: number;
  readonly #stretch: number;
  readonly #minutes: Map<number, Minute>;
  #halvings: number;
  /** Until the next match. */
  #alarms: ReadonlyMap<string, number> | undefined;

  constructor(
    { threshold, period }: MetricRoute,
    { minutes, halvings }: MetricMailsState = nothing,
  ) {
    this.#threshold = threshold;
    this.#period = period / 60;
    this.#stretch = Math.max(60, this.#period);
    this.#minutes = new Map(
      minutes.map(([at, matches, callers]) => [
        at,
        { at, matches, callers: new Map(callers) },
      ]),
    );
    this.#halvings = halvings;
  }

  add({ principal }: MailedMatch, moment = 0): void {
    const at = Math.floor(moment / MINUTE);
    if (!this.#isRemembered(at)) return;
    const minute = this.#minutes.get(at) ?? {
      at,
      matches: 0,
      callers: new Map(),
    };
    const { callers } = minute;
    const before = callers.get(principal);
    minute.matches += 1;
    if (before !== undefined || callers.size < APART) {
      callers.set(principal, (before ?? 0) + 1);
    }
    this.#minutes.set(at, minute);
    this.#alarms = undefined;
    while (this.#minutes.size > MOST) this.#halve();
  }

  total(): number {
    const alarms = [...this.#alarmsBy().values()];
    return alarms.reduce((sum, count) => sum + count, 0);
  }

  of(principal: string): number {
    return this.#alarmsBy().get(principal) ?? 0;
  }

  state(): MetricMailsState {
    return {
      kind: "metric",
      minutes: [...this.#minutes.values()].map(({ at, matches, callers }) => [
        at,
        matches,
        [...callers],
      ]),
      halvings: this.#halvings,
    };
  }

  /** How often the alarm goes off, by who did most in the minute when it does. */
  #alarmsBy(): ReadonlyMap<string, number> {
    if (this.#alarms !== undefined) return this.#alarms;
    const alarms = new Map<string, number>();
    const minutes = [...this.#minutes.values()].sort((a, b) => a.at - b.at);
    let oldest = 0;
    /** What the alarm saw a minute ago. */
    let sum = 0;
    for (const minute of minutes) {
      const from = minute.at - this.#period;
      let last = minutes[oldest];
      while (last !== undefined && last.at < from) {
        sum -= last.matches;
        oldest += 1;
        last = minutes[oldest];
      }
      const leaving = last?.at === from ? last.matches : 0;
      const now = sum - leaving + minute.matches;
      const goesOff = sum < this.#threshold && now >= this.#threshold;
      if (goesOff && this.#isSampled(minute.at)) {
        const caller = loudest(minute);
        const before = alarms.get(caller) ?? 0;
        alarms.set(caller, before + 2 ** this.#halvings);
      }
      sum += minute.matches;
    }
    this.#alarms = alarms;
    return alarms;
  }

  #halve(): void {
    this.#halvings += 1;
    for (const at of this.#minutes.keys()) {
      if (!this.#isRemembered(at)) this.#minutes.delete(at);
    }
  }

  /** Of a stretch in the sample, what its alarm sees back is remembered, too. */
  #isRemembered(at: number): boolean {
    return this.#isSampled(at) || this.#isSampled(at + this.#period);
  }

  #isSampled(at: number): boolean {
    return isSampled(`${Math.floor(at / this.#stretch)}`, this.#halvings);
  }
}

/** Of those that are told apart, the same in whatever order they came. */
function loudest({ callers }: Minute): string {
  const [first] = [...callers].sort(
    ([a, matches], [b, others]) => others - matches || (a < b ? -1 : 1),
  );
  return first?.[0] ?? "";
}

const nothing: MetricMailsState = { kind: "metric", minutes: [], halvings: 0 };
