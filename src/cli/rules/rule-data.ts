import { filterText } from "../../rule/filter-text";
import { routesOf } from "../../rule/routes";
import { metricName, type Rule } from "../../rule/rule";

/** A rule in the JSON of a list. */
export function ruleSummary(rule: Rule) {
  const { id, severity, title, controls, attack } = rule;
  return { id, severity, title, controls, attack, filter: filterText(rule) };
}

/** All of a rule as JSON, with its routes, the text of its filter and the name of its metric. */
export function ruleData(rule: Rule) {
  const { verbatim: _verbatim, ...rest } = rule;
  return {
    ...rest,
    routes: routesOf(rule),
    filter: filterText(rule),
    metric: metricName(rule),
  };
}
