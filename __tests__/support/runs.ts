const factor = Number(process.env["TRAILWIRE_RUNS"] ?? 0.5);

/**
 * So many runs of a property, times TRAILWIRE_RUNS: half of them in `npm test`, ten times as many in
 * `npm run test:properties`, and what a machine has time for by hand.
 */
export function runs(count: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil(count * factor) };
}

/** Of a table of hundreds of cases each third in `npm test`, and all in `npm run test:properties`, or with TRAILWIRE_RUNS=1. */
export function sweep<Case>(cases: readonly Case[]): readonly Case[] {
  return factor < 1 ? cases.filter((_, n) => n % 3 === 0) : cases;
}
