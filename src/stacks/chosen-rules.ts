import { pack } from "../../rules";
import { excluding } from "../rule/exclude";
import type { Rule } from "../rule/rule";
import { ownRules } from "./own-rules";
import { namesRule } from "./rule-settings";
import type { Settings } from "./settings";

type Choice = Pick<
  Settings,
  "packs" | "excludeRules" | "routes" | "exclude" | "monitoredEvents"
>;

/**
 * The rules of the chosen packs, each once, without the excluded ones, in the order of the packs,
 * and after them the user's own; with the routes and the exclusions that the settings give them.
 * @throws SettingsError when the user's own file has mistakes
 */
export function chosenRules(settings: Choice): readonly Rule[] {
  const chosen = settings.packs.flatMap((id) => pack(id));
  const kept = [...new Set(chosen)].filter(
    ({ id }) => !settings.excludeRules.includes(id),
  );
  return [...kept, ...ownRules(settings)]
    .map((rule) => routed(rule, settings))
    .map((rule) => overlooking(rule, settings));
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
