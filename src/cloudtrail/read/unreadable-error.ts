/** A log that cannot be read. The message says why and where; the caller knows the file's name. */
export class UnreadableError extends Error {
  override readonly name: string = "UnreadableError";
  /** Records that were read before; undefined where nobody counted. */
  recordsBefore?: number;
}

/** A log that is not JSON, which a reader of plain text may take nevertheless. */
export class NotJsonError extends UnreadableError {
  override readonly name = "NotJsonError";

  constructor(problem: string) {
    super(`not JSON: ${problem}`);
  }
}
