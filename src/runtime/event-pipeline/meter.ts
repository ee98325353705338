import type { metrics } from "./contract";

/** Counts what the function does. */
export interface Meter {
  readonly add: (name: keyof typeof metrics.names, value: number) => void;
}
