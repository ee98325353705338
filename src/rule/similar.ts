/**
 * The candidates that share most words with what somebody wrote, best first, at most three:
 * `trail-change` finds `cloudtrail-changes`.
 */
export function similar(
  written: string,
  candidates: readonly string[],
): readonly string[] {
  // Two letters occur in too many ids to say anything.
  const words = written
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 2);
  const scored = candidates.map((candidate) => ({
    candidate,
    score: words.filter((word) => candidate.includes(word)).length,
  }));
  const best = Math.max(1, ...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score === best)
    .map(({ candidate }) => candidate)
    .slice(0, 3);
}
