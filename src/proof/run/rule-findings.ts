import { parseJson } from "../../pattern";
import { eventPatterns } from "../../rule/event-patterns";
import { filterText } from "../../rule/filter-text";
import type { Rule } from "../../rule/rule";
import { note, problem, type Finding } from "../links/graph/finding";
import type { Detector } from "./detector";
import type { RecognisedRule } from "./identify";
import { isChoice, type Judgement } from "./judge";
import type { Witness } from "./witnesses";

/** What a detector that is meant for a rule does otherwise than the rule. */
export function ruleFindings(
  detector: Detector,
  { rule, by }: RecognisedRule,
  { tried, missed, beyond }: Judgement,
): readonly Finding[] {
  const at = { at: detector.resource.address, argument: detector.argument };
  const faulty = missed.filter(
    ({ record }) =>
      by === "declared" ||
      missed.length === tried ||
      (detector.argument === "pattern" &&
        !isChoice(parseJson(detector.text), record)),
  );
  const findings: Finding[] = [];
  if (faulty.length > 0 && !isInnocentPart(detector, rule)) {
    findings.push(
      problem({
        ...at,
        id: "pattern-misses-rule",
        what: `it is the rule ${rule.id} by ${basis[by]}, and misses ${listed(faulty)}, expected what the rule tells of`,
        mend: `as the rule ${rule.id}, ${textFor(detector, rule)}`,
      }),
    );
  } else if (missed.length > 0 && faulty.length === 0) {
    findings.push(note(`the rule ${rule.id} also tells of ${listed(missed)}`));
  }
  if (beyond.length > 0) {
    const what = `${listed(beyond)}, which the rule ${rule.id} ignores`;
    findings.push(
      by === "declared"
        ? problem({
            ...at,
            id: "pattern-exceeds-rule",
            what: `it also catches ${what}`,
            mend: `as the rule ${rule.id}, ${textFor(detector, rule)}`,
          })
        : note(`it also catches ${what}`),
    );
  }
  return findings;
}

const basis = {
  declared: "its description",
  named: "its name",
  meaning: "its meaning",
  likely: "its likeness",
} as const;

/** The rule's own text for the detector, as a clause: `which reads { … }`. */
export function textFor(
  { argument }: Pick<Detector, "argument">,
  rule: Rule,
): string {
  if (argument === "pattern") {
    return `which reads ${filterText(rule)}`;
  }
  const texts = eventPatterns(rule).map(({ text }) => text);
  return `which reads ${texts.join(" and, in a second event rule, ")}`;
}

/** Whether it is one of several event rules that share a rule, and another of them is at fault. */
function isInnocentPart({ argument, text }: Detector, rule: Rule): boolean {
  return (
    argument === "event_pattern" &&
    eventPatterns(rule).some((pattern) => pattern.text === text)
  );
}

/** `"a", "b" and 3 more` */
function listed(found: readonly Witness[]): string {
  const names = found.slice(0, 2).map(({ name }) => `"${name}"`);
  const more = found.length - names.length;
  return more > 0
    ? `${names.join(", ")} and ${more} more`
    : names.join(" and ");
}
