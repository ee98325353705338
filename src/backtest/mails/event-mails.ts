import { ValueCounter, type ValueCounterState } from "../value-counter";
import type { MailCounter, MailedMatch } from "./mail-counter";
import type { EventRoute } from "./mail-route";

/** A counter's content, as JSON can hold it. */
export interface EventMailsState {
  readonly kind: "event";
  readonly heard: number;
  readonly unheard: number;
  readonly principals: ValueCounterState;
}

/** The mails of an EventBridge rule: one for each event of a region that is heard. */
export class EventMails implements MailCounter {
  readonly #regions: ReadonlySet<string> | undefined;
  readonly #principals: ValueCounter;
  #heard: number;
  #unheard: number;

  constructor({ regions }: EventRoute, state?: EventMailsState) {
    this.#regions = regions && new Set(regions);
    this.#principals = new ValueCounter(state?.principals);
    this.#heard = state?.heard ?? 0;
    this.#unheard = state?.unheard ?? 0;
  }

  add({ principal, region }: MailedMatch): void {
    // Of an event without a region nobody can say that it would not be heard.
    if (region !== undefined && this.#regions?.has(region) === false) {
      this.#unheard += 1;
      return;
    }
    this.#heard += 1;
    this.#principals.add(principal);
  }

  total(): number {
    return this.#heard;
  }

  of(principal: string): number {
    return this.#principals.of(principal);
  }

  get unheard(): number {
    return this.#unheard;
  }

  state(): EventMailsState {
    return {
      kind: "event",
      heard: this.#heard,
      unheard: this.#unheard,
      principals: this.#principals.state(),
    };
  }
}
