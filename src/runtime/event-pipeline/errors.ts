/** What can never be processed, however often it comes. The message is the reason that the dead letter carries. */
export class RejectedError extends Error {
  override readonly name = "RejectedError";
}

/** Lambda's time is nearly over; the message comes again. */
export class OutOfTimeError extends Error {
  override readonly name = "OutOfTimeError";

  constructor() {
    super("the function's time was over before the work was done");
  }
}

/** An error in a few words for logs and dead letters: its name, in which SDK errors have the cause, and its message. */
export function reasonOf(error: unknown): string {
  return error instanceof Error
    ? `${error.name}: ${error.message}`
    : String(error);
}
