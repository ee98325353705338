import { rules } from "../../../../rules";
import { metricName } from "../../../rule/rule";

const names = new Set(rules.map(metricName));

/** Whether this project gives the name to the metric of a rule: such a name is no slip of the pen. */
export function isRuleMetric(name: string): boolean {
  return names.has(name);
}

/** Whether this project's monitors put their metrics into the namespace. */
export function isMonitorNamespace(namespace: string): boolean {
  return /(?:^|\/)Security$/.test(namespace);
}
