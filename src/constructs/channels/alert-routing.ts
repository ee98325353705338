import type { Severity } from "../../rule/rule";
import type { AlertTopic, Publisher } from "../alert-topic";

/** One or more topics: what nobody hears is a mistake. */
export type Topics = readonly [AlertTopic, ...AlertTopic[]];

/** Who hears of which severity. One that is left out does not compile. */
export type AlertRouting = Readonly<Record<Severity, Topics>>;

/** How soon a person should look: `urgent` is now (critical and high), `routine` is when there is time. */
export type Urgency = "urgent" | "routine";

/** Sends what is urgent to some and the rest to others. */
export function routeByUrgency({
  urgent,
  routine,
}: Readonly<Record<Urgency, Topics>>): AlertRouting {
  return {
    critical: urgent,
    high: urgent,
    medium: routine,
    low: routine,
    info: routine,
  };
}

/**
 * The topics of a severity that admit what the service publishes: those of PagerDuty take alarms only.
 * @throws Error when none does
 */
export function heardBy(
  routing: AlertRouting,
  severity: Severity,
  publisher: Publisher,
): Topics {
  const topics = routing[severity];
  const [first, ...others] = topics.filter((topic) => topic.admits(publisher));
  if (first === undefined) {
    const paths = topics.map(({ node }) => `"${node.path}"`).join(", ");
    throw new Error(
      `nobody would hear "${publisher}" of severity "${severity}": expected a topic that admits it beside ${paths}`,
    );
  }
  return [first, ...others];
}
