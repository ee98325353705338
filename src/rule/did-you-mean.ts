/**
 * The candidate that is a likely slip of the word: one letter added, left out, changed or swapped
 * with the next, two in words of more than five. Undefined when none is near.
 */
export function nearest(
  word: string,
  candidates: readonly string[],
): string | undefined {
  const tolerance = word.length > 5 ? 2 : 1;
  const [best] = candidates
    .map((candidate) => ({ candidate, distance: distance(word, candidate) }))
    .filter(({ distance }) => distance <= tolerance)
    .sort((a, b) => a.distance - b.distance);
  return best?.candidate;
}

/** The candidate that was likely meant: the word in other letters, or {@link nearest}. */
export function meant(
  word: string,
  candidates: readonly string[],
): string | undefined {
  return (
    candidates.find((one) => one.toLowerCase() === word.toLowerCase()) ??
    nearest(word, candidates)
  );
}

/** Edit distance with swaps of neighbours (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    rows.push(current);
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const swapped =
        a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + (same ? 0 : 1),
          swapped ? at(row - 2, column - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return at(a.length, b.length);
}
