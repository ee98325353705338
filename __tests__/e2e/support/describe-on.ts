import { missing, type Part } from "./machine";

/**
 * A suite that needs parts of the machine. Where one is missing, jest counts its tests as skipped,
 * never as passed, and the reason stands in the title and on the screen.
 */
export function describeOn(
  parts: readonly Part[],
  title: string,
  suite: () => void,
): void {
  const reasons = missing(parts);
  if (reasons.length === 0) {
    describe(title, suite);
    return;
  }
  const notice = `skipped: ${reasons.join(", ")}`;
  process.stderr.write(`\n${title}: ${notice}\n\n`);
  describe.skip(`${title} (${notice})`, suite);
}
