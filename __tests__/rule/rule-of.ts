import { field } from "../../src/cloudtrail/pattern";
import type { Rule } from "../../src/rule/rule";

/** A rule with nothing but what a test is about. */
export function ruleOf(id: string, fields: Partial<Rule> = {}): Rule {
  return {
    id,
    title: id,
    description: "",
    severity: "medium",
    pattern: field("eventName").equals(id),
    controls: [],
    attack: [],
    falsePositives: [],
    runbook: [],
    matches: {},
    ignores: {},
    ...fields,
  };
}
