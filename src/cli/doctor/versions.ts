/** The numbers of a version such as `1.11.4`; what follows them (`-beta1`) does not count. */
export function numbersOf(version: string): readonly number[] {
  return (/^v?(\d+(?:\.\d+)*)/.exec(version)?.[1] ?? "").split(".").map(Number);
}

/** Whether a version is the least one or later. */
export function isAtLeast(version: string, least: string): boolean {
  const [a, b] = [numbersOf(version), numbersOf(least)];
  const n = b.findIndex((number, index) => (a[index] ?? 0) !== number);
  return n === -1 || (a[n] ?? 0) > (b[n] ?? 0);
}
