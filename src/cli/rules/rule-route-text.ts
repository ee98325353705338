import { wrap } from "../../print/wrap";
import { EventRouteError, eventPatterns } from "../../rule/event-patterns";
import { routesOf } from "../../rule/routes";
import { alarmOf, metricName, type Route, type Rule } from "../../rule/rule";

/** What will exist where the rule is deployed, route by route: heading and text. */
export function routeSections(
  rule: Rule,
): readonly (readonly [string, string])[] {
  return routesOf(rule).map((route) => [`Route: ${route}`, texts[route](rule)]);
}

const texts: Readonly<Record<Route, (rule: Rule) => string>> = {
  metric: (rule) => {
    const { threshold, period } = alarmOf(rule);
    const events = threshold === 1 ? "1 event" : `${threshold} events`;
    return wrap(
      `A metric filter counts its events in the metric ${metricName(rule)}. An alarm mails when it has counted ${events} within ${period} seconds, and not again before it has been below that.`,
      "  ",
    );
  },
  event: (rule) => {
    const says = wrap(
      "An EventBridge rule mails each event, and says who did what. It hears the home region and those of features.eventRegions. Its pattern:",
      "  ",
    );
    return [says, ...patternsOf(rule)].join("\n");
  },
};

/** In one piece each, to be copied. */
function patternsOf(rule: Rule): readonly string[] {
  try {
    return eventPatterns(rule).map(({ text }) => `  ${text}`);
  } catch (error) {
    if (!(error instanceof EventRouteError)) throw error;
    return [wrap(`none: ${error.reason}`, "  ")];
  }
}
