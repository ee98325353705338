import type { Rule } from "../rule/rule";
import { verifyCases } from "../rule/verify";
import type { ProveMode } from "./prove-modes";

/** Rules that do not do what their cases say. The message names each rule, what is wrong, and the mend. */
export class RuleError extends Error {
  override readonly name = "RuleError";
}

/**
 * Runs the cases of rules that are about to be deployed.
 *
 * @throws {RuleError} in the mode `fail`
 */
export function verifyChosenRules(
  mode: ProveMode,
  rules: readonly Rule[],
): void {
  if (mode === "off") return;
  const problems = rules.flatMap((rule) =>
    problemsOf(rule).map((problem) => `  ${rule.id}: ${problem}`),
  );
  if (problems.length === 0) return;
  const wrong = `rules are not what they should be (\`npx trailwire rules test\` tries all)`;
  if (mode === "warn") {
    console.warn(`warning: ${wrong}\n${problems.join("\n")}`);
    return;
  }
  throw new RuleError(
    `${wrong}, so no stack was made ("prove": "warn" in the context of cdktf.json makes it)\n${problems.join("\n")}`,
  );
}

function problemsOf(rule: Rule): readonly string[] {
  const problems = known.get(rule) ?? verifyCases(rule);
  known.set(rule, problems);
  return problems;
}

/** Several stacks may have the same rules. */
const known = new WeakMap<Rule, readonly string[]>();
