import type { Finding } from "./finding";
import type { Machine } from "./machine";
import { isAtLeast } from "./versions";

/** The first Node that everything here runs on; a test compares it with package.json. */
export const leastNode = "20.9";

/** Whether this Node is young enough. */
export function checkNode({
  nodeVersion,
}: Pick<Machine, "nodeVersion">): Finding {
  const found = `Node.js ${nodeVersion}`;
  return isAtLeast(nodeVersion, leastNode)
    ? { check: "node", status: "ok", found }
    : {
        check: "node",
        status: "missing",
        found: `${found}: expected ${leastNode} or later`,
        mend: "https://nodejs.org/en/download",
      };
}
