import { principalOf } from "../../cloudtrail/caller";
import { timeOf } from "./finding";
import type { AlertWindow } from "./window-store";

const QUARTER = 15 * 60 * 1000;

/**
 * The window that a rule's finding belongs to. It follows from the record alone, so that every
 * delivery of a file comes to the same windows.
 */
export function windowOf(rule: string, record: unknown): AlertWindow {
  const time = Date.parse(timeOf(record));
  const start = new Date(time - (time % QUARTER)).toISOString();
  return { rule, principal: principalOf(record), start };
}
