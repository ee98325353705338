import { existsSync } from "node:fs";
import { pack, packIds, ruleById } from "../../../rules";
import { UnknownIdError } from "../../rule/unknown-id-error";
import type { BacktestRule } from "../result";
import { compareMatches } from "./compare-matches";
import { compareRules } from "./compare-rules";
import type { Comparer } from "./comparer";
import { BaselineError, readMatches } from "./read-matches";

/**
 * What `--baseline` names: a pack, ids of rules with commas between, or a file of an earlier run's
 * matches.
 *
 * @param rules those of this run
 * @param own the user's own rules, which have ids, too
 * @throws {BaselineError} when it names nothing, and when the file is none of matches
 */
export async function baseline(
  text: string,
  rules: readonly BacktestRule[],
  own: readonly BacktestRule[] = [],
): Promise<Comparer> {
  if (packIds.some((id) => id === text)) {
    return compareRules(rules, pack(text), text);
  }
  if (existsSync(text)) return compareMatches(rules, readMatches(text), text);
  const ids = text.split(",").map((id) => id.trim());
  try {
    const others = ids.map(
      (id) => own.find((rule) => rule.id === id) ?? ruleById(id),
    );
    return compareRules(rules, others, text);
  } catch (error) {
    if (!(error instanceof UnknownIdError)) throw error;
    throw new BaselineError(
      `"${text}" is no file of matches, no pack, and names no rules: ${error.message}`,
    );
  }
}
