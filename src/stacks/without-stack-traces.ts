/**
 * Runs without writing stack traces out. cdktf takes one for every value that it makes, of all
 * depths, and nobody reads them: where traces are mapped to the TypeScript, as under jest, writing
 * them out was a quarter of a suite's time. An error that gets out has its trace as ever, which is
 * written when it is shown.
 */
export function withoutStackTraces<T>(run: () => T): T {
  const prepare = Error.prepareStackTrace;
  Error.prepareStackTrace = () => "";
  try {
    return run();
  } finally {
    Error.prepareStackTrace = prepare;
  }
}
