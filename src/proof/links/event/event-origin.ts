import { Unknown, type Resource } from "../../model";
import { same } from "../../placeholder";
import { busArnOf, busName, forwardersTo } from "./event-bus";
import { branchesOf } from "./event-pattern";
import { doubt, problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";

/**
 * Whether events of the account and region that a pattern asks for come to the rule: to the default
 * bus those of its own do, and what is forwarded.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html
 */
export function originFindings(
  graph: Graph,
  rule: Resource,
): readonly Finding[] {
  const branches = branchesOf(rule);
  const bus = busArnOf(rule);
  if (
    branches === "unknown" ||
    bus instanceof Unknown ||
    busName(bus) !== "default" ||
    forwardersTo(graph, bus).length > 0
  ) {
    return [];
  }
  return (["account", "region"] as const).flatMap((part): Finding[] => {
    const asked = branches.map((branch) => {
      const matchers = branch.get(part) ?? [];
      return matchers.flatMap((it) =>
        it.kind === "equals" && typeof it.value === "string" ? [it.value] : [],
      );
    });
    // A branch that asks for none takes its own.
    if (asked.length === 0 || asked.some((texts) => texts.length === 0)) {
      return [];
    }
    const texts = [...new Set(asked.flat())];
    const answers = texts.map((text) => same(text, rule[part]));
    if (answers.includes(true)) return [];
    const found = texts.join(" or ");
    return [
      answers.includes("unknown")
        ? doubt(`whether ${rule.address} is in the ${part} ${found}`)
        : problem({
            id: `event-${part}`,
            at: rule.address,
            argument: "event_pattern",
            what: `the pattern asks for events of the ${part} ${found}, the rule is in ${rule[part]}, and nothing here forwards others to it`,
            mend: `"${part}": ["${rule[part]}"]`,
          }),
    ];
  });
}
