import { readable } from "../placeholder";
import type { ProvedPath } from "../proof";

/** What people call a path: the rule that its detector is meant for, else the detector's address. */
export function pathName({ detector, run }: ProvedPath): string {
  const { rule, by } = run?.recognised ?? {};
  return rule === undefined || by === "likely" ? readable(detector) : rule.id;
}
