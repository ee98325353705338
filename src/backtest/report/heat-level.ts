/** From none (0) to many (4). */
export type HeatLevel = 0 | 1 | 2 | 3 | 4;

/** How many there are, as a shade. Steps grow with the counts, so that one loud day does not make all others look alike. */
export function heatLevels(
  counts: readonly number[],
): (count: number) => HeatLevel {
  const most = Math.sqrt(Math.max(0, ...counts));
  return (count) => {
    if (count <= 0 || most === 0) return 0;
    const share = Math.sqrt(count) / most;
    if (share > 0.75) return 4;
    if (share > 0.5) return 3;
    return share > 0.25 ? 2 : 1;
  };
}
