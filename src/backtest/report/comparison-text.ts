import { counted, numeral } from "../../print/numeral";
import { printable } from "../../print/printable";
import { table } from "../../print/table";
import { wrap } from "../../print/wrap";
import type { Comparison, Example, RuleChange } from "../compare/comparison";
import { principalName } from "./principal-name";

/** What a changed set of rules adds and loses, for a person. */
export function comparisonText(comparison: Comparison): string {
  const { baseline, rules, notRun } = comparison;
  const changed = rules.filter(isChanged);
  return [
    wrap(comparisonSentence(comparison), ""),
    ...(changed.length === 0
      ? []
      : [
          table([
            ["RULE", "ADDED", "LOST", "KEPT"],
            ...changed.map(({ rule, added, lost, kept }) => [
              rule,
              signed("+", added),
              signed("-", lost),
              numeral(kept),
            ]),
          ]),
          ...changed.flatMap(({ rule, examples }) => [
            ...examples.added.map((match) => exampleText("+", rule, match)),
            ...examples.lost.map((match) => exampleText("-", rule, match)),
          ]),
        ]),
    ...(notRun.length === 0
      ? []
      : [
          wrap(
            `Rules of ${printable(baseline)} that did not run now: ${notRun
              .map(
                ({ rule, matches }) =>
                  `${printable(rule)} (${counted(matches, "match", "matches")})`,
              )
              .join(", ")}.`,
            "",
          ),
        ]),
  ].join("\n");
}

/** The comparison in a sentence or two. */
export function comparisonSentence({
  baseline,
  events,
  isPartial,
}: Comparison): string {
  const { added, lost, kept } = events;
  const name = printable(baseline);
  if (isPartial) {
    return `Compared with ${name}: ${counted(added, "event")} more so far. What is lost cannot be told before all is read.`;
  }
  if (added + lost === 0) {
    return `Compared with ${name}: the same ${counted(kept, "event")}.`;
  }
  return `Compared with ${name}: ${counted(added, "event")} more, ${numeral(lost)} fewer, ${numeral(kept)} the same.`;
}

/** Whether a rule finds something else than before. */
export function isChanged({ added, lost }: RuleChange): boolean {
  return added + lost > 0;
}

function signed(sign: string, count: number): string {
  return count === 0 ? "" : `${sign}${numeral(count)}`;
}

function exampleText(
  sign: string,
  rule: string,
  { eventTime, eventName, principal, file, index, eventID }: Example,
): string {
  const what = [
    eventTime,
    eventName,
    principal && principalName(principal),
    index === undefined ? file : `${file}#${index}`,
    eventID,
  ];
  const known = what.filter((part) => part !== undefined);
  return printable(`  ${sign} ${rule}: ${known.join(" ")}`);
}
