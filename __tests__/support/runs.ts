const factor = Number(process.env["TRAILWIRE_RUNS"] ?? 1);

/**
 * So many runs of a property, times TRAILWIRE_RUNS: few enough for `npm test`, many more in
 * `npm run test:properties`, and what a machine has time for by hand.
 */
export function runs(count: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil(count * factor) };
}
