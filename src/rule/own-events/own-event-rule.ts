import { allOf, anyOf, field } from "../../cloudtrail/pattern";
import type { Pattern } from "../../pattern";
import type { Rule } from "../rule";
import { conditionFields } from "./condition-fields";
import type { OwnCondition, OwnEvent } from "./own-event";
import { ownEventCases } from "./own-event-cases";

/** Characters of a title, which is the subject of a mail. */
const TITLE = 80;

/** A rule of a user's event, like any other: with cases that prove it, routes by default. */
export function ownEventRule(event: OwnEvent): Rule {
  const { id, severity, conditions } = event;
  const [first, ...more] = conditions;
  return {
    id,
    title: titleOf(event),
    description: event.description ?? `Events with ${inWords(conditions)}.`,
    severity,
    pattern: allOf(patternOf(first), ...more.map(patternOf)),
    controls: [],
    attack: [],
    falsePositives: ["Planned work by people or pipelines whose job it is."],
    runbook: [
      "See in the alert who did it, from which address and when.",
      "Ask that person, or look at the pipeline's runs: was it meant?",
      "If nobody knows of it, disable the caller's credentials and look in CloudTrail's event history at what else they did.",
    ],
    ...ownEventCases(conditions),
  };
}

/** The first sentence of the description where it is short, else the id in words. */
function titleOf({ id, description = "" }: OwnEvent): string {
  const [sentence = ""] = description.split(/(?<=[.!?])\s|[\r\n]/, 1);
  const title = sentence.replace(/\.$/, "");
  if (title !== "" && title.length <= TITLE) return title;
  const words = id.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function inWords(conditions: readonly OwnCondition[]): string {
  return conditions
    .map(({ field, values }) => `${field} ${values.join(" or ")}`)
    .join(" and ");
}

function patternOf({ field: name, values }: OwnCondition): Pattern {
  const [first, ...more] = values.map((value) => {
    const at = field(conditionFields[name].path);
    return value.includes("*") ? at.like(value) : at.equals(value);
  });
  // A condition has a value.
  return anyOf(first as Pattern, ...more);
}
