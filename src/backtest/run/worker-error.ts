/** A thread that ended before its work was done, such as for want of memory. */
export class WorkerError extends Error {
  override readonly name = "WorkerError";

  constructor(reason: string) {
    super(
      `a thread that reads logs has failed (${reason}): try again with --threads 1`,
    );
  }
}
