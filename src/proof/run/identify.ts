import { rules } from "../../../rules";
import {
  normalize,
  parseJson,
  PatternSyntaxError,
  render,
} from "../../pattern";
import { metricName, type Rule } from "../../rule/rule";
import { Unknown, type Resource } from "../model";
import type { Detector } from "./detector";
import { likelyRule } from "./likely-rule";
import { blocksOf, textOf } from "../links/graph/values";

/**
 * How a rule of this project was recognised. `declared`: the description of the event rule or the
 * alarm says its title. `named`: the metric or the event rule carries its name. `meaning`: the
 * filter means the same. `likely`: it is the nearest by fields and values.
 */
export type Recognition = "declared" | "named" | "meaning" | "likely";

/** A rule of this project and what shows that it is meant. */
export interface RecognisedRule {
  readonly rule: Rule;
  readonly by: Recognition;
}

type Described = Pick<Detector, "resource" | "argument" | "text">;

/** Which rule a detector is meant for, as far as it tells. */
export function recognise(
  detector: Described,
  alarms: readonly Resource[],
): RecognisedRule | undefined {
  const { resource } = detector;
  return (
    wrap(
      "declared",
      [resource, ...alarms].map((told) => declared(told, named(resource))),
    ) ??
    wrap("named", [named(resource)]) ??
    wrap("meaning", [meaning(detector)]) ??
    wrap("likely", [likelyRule(detector.text)])
  );
}

function wrap(
  by: Recognition,
  found: readonly (Rule | undefined)[],
): RecognisedRule | undefined {
  const rule = found.find((rule) => rule !== undefined);
  return rule && { rule, by };
}

/**
 * By the first line of a description, `CRITICAL: The root user was used.`
 * @param likely which of the rules with one title it is, if it is one of them
 */
function declared(
  { values }: Resource,
  likely: Rule | undefined,
): Rule | undefined {
  const text =
    textOf(values, "description") ?? textOf(values, "alarm_description");
  if (typeof text !== "string") return undefined;
  const told = index().byHeadline.get(text.split("\n", 1)[0] ?? "") ?? [];
  return told.find((rule) => rule === likely) ?? told[0];
}

function named({ values }: Resource): Rule | undefined {
  const { byMetric, byId } = index();
  const blocks = blocksOf(values, "metric_transformation");
  const metric = blocks instanceof Unknown ? undefined : blocks[0]?.["name"];
  const counted = byMetric.get(typeof metric === "string" ? metric : "");
  if (counted !== undefined) return counted;
  // A rule with several patterns numbers them: `…-object-deleted-2`.
  const name = String(textOf(values, "name") ?? "").replace(/-\d$/, "");
  const dashes = [...name.matchAll(/-/g)].map(({ index }) => index + 1);
  return [0, ...dashes]
    .map((start) => byId.get(name.slice(start)))
    .find((rule) => rule !== undefined);
}

function meaning({ argument, text }: Described): Rule | undefined {
  if (argument !== "pattern") return undefined;
  try {
    return byMeaning().get(render(normalize(parseJson(text))));
  } catch (error) {
    if (error instanceof PatternSyntaxError) return undefined;
    throw error;
  }
}

let meanings: ReadonlyMap<string, Rule> | undefined;

/** Rules by their normal form: two texts that have the same provably mean the same. */
function byMeaning(): ReadonlyMap<string, Rule> {
  return (meanings ??= new Map(
    rules.map((rule) => [render(normalize(rule.pattern)), rule]),
  ));
}

interface Index {
  readonly byMetric: ReadonlyMap<string, Rule>;
  readonly byId: ReadonlyMap<string, Rule>;
  readonly byHeadline: ReadonlyMap<string, readonly Rule[]>;
}

let made: Index | undefined;

function index(): Index {
  const by = (key: (rule: Rule) => string) =>
    new Map(rules.map((rule) => [key(rule), rule]));
  return (made ??= {
    byMetric: by(metricName),
    byId: by(({ id }) => id),
    byHeadline: byHeadline(),
  });
}

/** Rules that are two texts for one thing share a title. */
function byHeadline(): ReadonlyMap<string, readonly Rule[]> {
  const found = new Map<string, Rule[]>();
  for (const rule of rules) {
    const headline = `${rule.severity.toUpperCase()}: ${rule.title}.`;
    found.set(headline, [...(found.get(headline) ?? []), rule]);
  }
  return found;
}
