import { median } from "./measure";
import type { Taken } from "./measured";

/** What is measured, each by its name. */
export type Tasks = Readonly<Record<string, () => Taken>>;

/** What was measured of many tasks, one after another and over again, so that a machine that grows slower does so for all. */
export class Rounds {
  readonly #taken: readonly ReadonlyMap<string, Taken>[];

  constructor(tasks: Tasks, count: number) {
    const all = Object.entries(tasks);
    this.#taken = Array.from(
      { length: count },
      () => new Map(all.map(([name, task]) => [name, task()])),
    );
  }

  has(name: string): boolean {
    return this.#taken.some((round) => round.has(name));
  }

  /** What a task took in each round. */
  of(name: string): readonly Taken[] {
    return this.#taken.map((round) => {
      const taken = round.get(name);
      if (taken === undefined) throw new Error(`"${name}" was not measured`);
      return taken;
    });
  }

  /** Median of the seconds that a task took. */
  seconds(name: string, clock: "cpu" | "wall" = "cpu"): number {
    return median(this.of(name).map((taken) => taken[clock]));
  }

  /** Median of the ratios of two tasks, each of one round. */
  ratio(name: string, other: string, clock: "cpu" | "wall" = "cpu"): number {
    const others = this.of(other);
    return median(
      this.of(name).map(
        (taken, n) => taken[clock] / (others[n]?.[clock] ?? NaN),
      ),
    );
  }
}
