/** A state from which a run cannot go on. The message says why, and what to do. */
export class StateError extends Error {
  override readonly name = "StateError";
}
