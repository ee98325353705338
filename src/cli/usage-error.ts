/** What was asked for cannot be done as it was asked. Printed without a stack; exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What the attempt returns; an error of the known class becomes a usage error with its message. */
export function orUsageError<T>(
  known: abstract new (...args: never[]) => Error,
  attempt: () => T,
): T {
  try {
    return attempt();
  } catch (error) {
    throw error instanceof known ? new UsageError(error.message) : error;
  }
}
