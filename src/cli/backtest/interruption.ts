/** Signals with which somebody asks a command to end. */
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/**
 * Runs a command that can end early with what it has. A second Ctrl-C ends the process at once.
 *
 * @param run gets the signal that somebody wants it to end
 */
export async function interruptible<T>(
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const interruption = new AbortController();
  const interrupt = () => {
    release();
    interruption.abort();
  };
  const release = () => {
    for (const signal of SIGNALS) process.off(signal, interrupt);
  };
  for (const signal of SIGNALS) process.on(signal, interrupt);
  try {
    return await run(interruption.signal);
  } finally {
    release();
  }
}
