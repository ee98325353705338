import type { Occasion } from "./occasion";

/** What is known of a thing, each fact by its name. */
export type State = Readonly<Record<string, string | boolean>>;

/** A thing as it is now, and as it should be. */
export interface Condition {
  /** The thing's ARN. */
  readonly resource: string;
  readonly before: State;
  /** What should be; other facts may stay as they are. */
  readonly wanted: State;
  /** Makes it so. Does nothing that is done already, so that it may be done again after a failure. */
  readonly mend: () => Promise<void>;
}

/** A thing that the event speaks of. */
export interface Concern {
  /** How the event names it. */
  readonly about: string;
  /**
   * Looks at it and changes nothing.
   * @throws {CannotMendError} for what no further try would help
   */
  readonly look: () => Promise<Condition>;
}

/** What is done about an event. */
export interface Response {
  /** What the event has spoiled by its own words; nothing where it has spoiled nothing. */
  readonly concerns: (occasion: Occasion) => readonly Concern[];
}

/** What cannot be mended, however often it is tried. The message is the reason that people read. */
export class CannotMendError extends Error {
  override readonly name = "CannotMendError";
}

/** Whether the thing is as it should be. */
export function isWell({
  before,
  wanted,
}: Pick<Condition, "before" | "wanted">): boolean {
  return Object.entries(wanted).every(
    ([fact, value]) => before[fact] === value,
  );
}

/**
 * Asks AWS, and takes errors of these names as an answer.
 *
 * @param answers what to make of an error, by its name
 */
export async function ask<Answer, Other>(
  question: Promise<Answer>,
  answers: Readonly<Record<string, () => Other>>,
): Promise<Answer | Other> {
  try {
    return await question;
  } catch (error) {
    const answer =
      error instanceof Error && Object.hasOwn(answers, error.name)
        ? answers[error.name]
        : undefined;
    if (answer === undefined) throw error;
    return answer();
  }
}

/** An answer to {@link ask} that ends the matter. */
export function cannotMend(reason: string): () => never {
  return () => {
    throw new CannotMendError(reason);
  };
}
