/**
 * Runs without mapping stack traces to the TypeScript. cdktf takes one for every value that it makes and reads
 * none; mapping them is an eighth of a synthesis. An error that gets out is mapped as ever: its
 * trace is written when it is shown.
 */
export function withoutSourceMaps<T>(run: () => T): T {
  process.setSourceMapsEnabled(false);
  try {
    return run();
  } finally {
    process.setSourceMapsEnabled(true);
  }
}
