import { pack } from "../../rules";
import { excluding } from "../rule/exclude";
import type { Rule } from "../rule/rule";
import { ownRules } from "./own-rules";
import { namesRule } from "./rule-settings";
import type { Settings } from "./settings";
import { verifyChosenRules } from "./verify-chosen-rules";

type Choice = Pick<
  Settings,
  | "packs"
  | "excludeRules"
  | "routes"
  | "exclude"
  | "monitoredEvents"
  | "features"
  | "prove"
>;

/**
 * The rules of the chosen packs, each once, without the excluded ones and those that would never
 * see an event, in the order of the packs, and after them the user's own; with the routes and the
 * exclusions that the settings give them.
 * @throws SettingsError when the user's own file has mistakes
 * @throws RuleError when a rule does not do what its cases say, as `prove` wants it
 */
export function chosenRules(settings: Choice): readonly Rule[] {
  const recorded = wanted(settings).filter(
    (rule) => !lacksDataEvents(rule, settings),
  );
  const rules = [...recorded, ...ownRules(settings)];
  // Before they overlook anybody, whom their cases may be about.
  verifyChosenRules(settings.prove, rules);
  return rules
    .map((rule) => routed(rule, settings))
    .map((rule) => overlooking(rule, settings));
}

/** The rules of the chosen packs that are left out because the trail does not record what they look for. */
export function unrecordedRules(settings: Choice): readonly Rule[] {
  return wanted(settings).filter((rule) => lacksDataEvents(rule, settings));
}

function wanted({ packs, excludeRules }: Choice): readonly Rule[] {
  const chosen = packs.flatMap((id) => pack(id));
  return [...new Set(chosen)].filter(({ id }) => !excludeRules.includes(id));
}

/** An alarm over events that nobody records is the silence that this project is against. */
function lacksDataEvents({ matches }: Rule, { features }: Choice): boolean {
  return (
    features.dataEvents.length === 0 &&
    Object.values(matches).every(
      ({ eventCategory }) => eventCategory === "Data",
    )
  );
}

function routed(rule: Rule, { routes }: Choice): Rule {
  const { id } = rule;
  if (routes.both.includes(id)) return { ...rule, routes: ["metric", "event"] };
  if (routes.metric.includes(id)) return { ...rule, routes: ["metric"] };
  return routes.event.includes(id) ? { ...rule, routes: ["event"] } : rule;
}

function overlooking(rule: Rule, { exclude }: Choice): Rule {
  return exclude
    .filter(({ rules }) => rules.some((name) => namesRule(name, rule.id)))
    .reduce(excluding, rule);
}
