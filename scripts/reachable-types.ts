import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The declaration files that somebody who imports the entries' types gets to see. */
export function reachableTypes(
  entries: readonly string[],
): ReadonlySet<string> {
  const reachable = new Set(entries);
  // A set that grows while it is walked is walked to its new end.
  for (const file of reachable) {
    const text = readFileSync(file, "utf8");
    for (const [, target = ""] of text.matchAll(
      /(?:\bfrom|\bimport\()\s*"(\.[^"]*)"/g,
    )) {
      const path = join(dirname(file), target);
      const named = `${path}.d.ts`;
      reachable.add(existsSync(named) ? named : join(path, "index.d.ts"));
    }
  }
  return reachable;
}
