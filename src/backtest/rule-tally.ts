import { momentOf } from "../cloudtrail/event-time";
import {
  mailCounter,
  type MailCounter,
  type MailCounterState,
} from "./mails/mail-counter";
import { ownMailRoutes } from "./mails/mail-route";
import type { BacktestRule, Match, RuleTotals } from "./result";
import { ValueCounter, type ValueCounterState } from "./value-counter";

const HOUR = 3_600_000;
const WEEK = 7 * 24;
/** 1970 began on a Thursday: hours since Monday. */
const THURSDAY = 3 * 24;
/** Days that are told apart: more than any log has, but the texts of the times are the caller's to choose. */
const MOST_DAYS = 10_000;

/** A time as text and in milliseconds since 1970. */
interface Time {
  readonly text: string;
  readonly moment: number;
}

/** A tally's content, as JSON can hold it. */
export interface RuleTallyState {
  readonly matches: number;
  readonly first: Time | undefined;
  readonly last: Time | undefined;
  readonly days: readonly (readonly [day: string, matches: number])[];
  readonly hours: readonly number[];
  /** In the order of the rule's routes. */
  readonly mails: readonly MailCounterState[];
  readonly principals: ValueCounterState;
  readonly eventNames: ValueCounterState;
  readonly addresses: ValueCounterState;
}

/** Counts what one rule matches. */
export class RuleTally {
  readonly rule: string;
  #matches: number;
  #first: Time | undefined;
  #last: Time | undefined;
  readonly #days: Map<string, number>;
  readonly #hours: number[];
  readonly #mails: readonly MailCounter[];
  readonly #principals: ValueCounter;
  readonly #eventNames: ValueCounter;
  readonly #addresses: ValueCounter;

  constructor(rule: BacktestRule, state?: RuleTallyState) {
    const routes = rule.mailRoutes ?? ownMailRoutes(rule);
    this.rule = rule.id;
    this.#matches = state?.matches ?? 0;
    this.#first = state?.first;
    this.#last = state?.last;
    this.#days = new Map(state?.days);
    this.#hours = [...(state?.hours ?? Array<number>(WEEK).fill(0))];
    this.#mails = routes.map((route, index) =>
      mailCounter(route, state?.mails[index]),
    );
    this.#principals = new ValueCounter(state?.principals);
    this.#eventNames = new ValueCounter(state?.eventNames);
    this.#addresses = new ValueCounter(state?.addresses);
  }

  add(match: Match): void {
    const { eventTime, principal, eventName, address } = match;
    this.#matches += 1;
    const moment = momentOf(eventTime);
    if (eventTime !== undefined && moment !== undefined) {
      this.#addTime({ text: eventTime, moment });
    }
    for (const mails of this.#mails) mails.add(match, moment);
    this.#principals.add(principal);
    if (eventName !== undefined) this.#eventNames.add(eventName);
    if (address !== undefined) this.#addresses.add(address);
  }

  #addTime(time: Time): void {
    const { text, moment } = time;
    if (this.#first === undefined || moment < this.#first.moment) {
      this.#first = time;
    }
    if (this.#last === undefined || moment > this.#last.moment) {
      this.#last = time;
    }
    const day = text.slice(0, 10);
    const before = this.#days.get(day);
    if (before !== undefined || this.#days.size < MOST_DAYS) {
      this.#days.set(day, (before ?? 0) + 1);
    }
    const hour = Math.floor(moment / HOUR) + THURSDAY;
    const ofWeek = ((hour % WEEK) + WEEK) % WEEK;
    this.#hours[ofWeek] = (this.#hours[ofWeek] ?? 0) + 1;
  }

  totals(): RuleTotals {
    const { values, exact } = this.#principals.top();
    return {
      rule: this.rule,
      matches: this.#matches,
      first: this.#first?.text,
      last: this.#last?.text,
      days: new Map([...this.#days].sort(([a], [b]) => (a < b ? -1 : 1))),
      hours: [...this.#hours],
      mails: sum(this.#mails.map((mails) => mails.total())),
      unheard:
        this.#mails.length === 0
          ? 0
          : Math.min(...this.#mails.map(({ unheard }) => unheard)),
      principals: {
        values: values.map(({ value, matches }) => ({
          value,
          matches,
          mails: sum(this.#mails.map((mails) => mails.of(value))),
        })),
        exact,
      },
      eventNames: this.#eventNames.top(),
      addresses: this.#addresses.top(),
    };
  }

  /** What the constructor takes to go on from here. */
  state(): RuleTallyState {
    return {
      matches: this.#matches,
      first: this.#first,
      last: this.#last,
      days: [...this.#days],
      hours: this.#hours,
      mails: this.#mails.map((mails) => mails.state()),
      principals: this.#principals.state(),
      eventNames: this.#eventNames.state(),
      addresses: this.#addresses.state(),
    };
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}
