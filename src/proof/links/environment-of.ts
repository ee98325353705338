import { Unknown, type Resource } from "../model";
import { blocksOf, isMap } from "./values";

/** A function's environment variables that are texts, by name; `Unknown` where they are not known. */
export function environmentOf(
  lambda: Resource,
): ReadonlyMap<string, string> | Unknown {
  const blocks = blocksOf(lambda.values, "environment");
  if (blocks instanceof Unknown) return blocks;
  const found = new Map<string, string>();
  for (const { variables } of blocks) {
    if (variables instanceof Unknown) return variables;
    if (!isMap(variables)) continue;
    for (const [name, value] of Object.entries(variables)) {
      if (typeof value === "string") found.set(name, value);
    }
  }
  return found;
}

/**
 * Whether it is the function of this project, of which it is known what the code does with its
 * variables (src/runtime/event-pipeline/contract.ts).
 */
export function isOurs(lambda: Resource): boolean {
  const environment = environmentOf(lambda);
  return (
    !(environment instanceof Unknown) &&
    environment.has("SECURITY_EVENTS_PATH") &&
    environment.has("MAX_RECEIVE_COUNT")
  );
}
