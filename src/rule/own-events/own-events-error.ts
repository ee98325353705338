/** A mistake in a user's own file of events. */
export interface OwnEventsMistake {
  /** Counted from 1. */
  readonly line: number;
  /** In characters, counted from 1. */
  readonly column: number;
  /** Which event and field, what was expected and what was found. */
  readonly reason: string;
}

/** A user's own file of events with mistakes: the message names all of them, a line each. */
export class OwnEventsError extends Error {
  override readonly name = "OwnEventsError";
  readonly file: string;
  readonly mistakes: readonly OwnEventsMistake[];

  constructor(file: string, mistakes: readonly OwnEventsMistake[]) {
    const lines = mistakes.map(
      ({ line, column, reason }) => `${file}:${line}:${column}: ${reason}`,
    );
    super(lines.join("\n"));
    this.file = file;
    this.mistakes = mistakes;
  }
}
