import { existsSync } from "node:fs";
import { pack, packIds, ruleById } from "../../../rules";
import type { BacktestRule } from "../result";
import { compareMatches } from "./compare-matches";
import { compareRules } from "./compare-rules";
import type { Comparer } from "./comparer";
import { readMatches } from "./read-matches";

/**
 * What `--baseline` names: a pack, ids of rules with commas between, or a file of an earlier run's
 * matches.
 *
 * @param rules those of this run
 * @throws {BaselineError} when the file is none of matches
 * @throws {UnknownIdError} when it is no file, and no such pack or rule exists
 */
export async function baseline(
  text: string,
  rules: readonly BacktestRule[],
): Promise<Comparer> {
  if (packIds.some((id) => id === text)) {
    return compareRules(rules, pack(text), text);
  }
  if (existsSync(text)) return compareMatches(rules, readMatches(text), text);
  const others = text.split(",").map((id) => ruleById(id.trim()));
  return compareRules(rules, others, text);
}
