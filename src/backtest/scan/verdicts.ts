/** The verdict that no rule matches. */
const NONE = 1;
/** More lists are not numbered. */
const MOST = 1 << 16;

/** Numbers the lists of rules that match records: a verdict is such a number, at least 1. */
export class Verdicts<R> {
  readonly #places: ReadonlyMap<R, number>;
  readonly #numbers = new Map<string, number>([["", NONE]]);
  /** The list of each verdict; there is no verdict 0. */
  readonly #lists: (readonly R[] | undefined)[] = [undefined, []];

  /** @param rules all that there are */
  constructor(rules: readonly R[]) {
    this.#places = new Map(rules.map((rule, place) => [rule, place]));
  }

  /** The list of a verdict; undefined for 0. */
  rulesOf(verdict: number): readonly R[] | undefined {
    return this.#lists[verdict];
  }

  /** The verdict of a list; 0 where there are too many. */
  verdictOf(rules: readonly R[]): number {
    const key = rules.map((rule) => this.#places.get(rule)).join();
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    if (this.#lists.length === MOST) return 0;
    this.#numbers.set(key, this.#lists.length);
    return this.#lists.push(rules) - 1;
  }
}
