import type { z } from "zod";
import { oneOf, record } from "./setting";

/** What a channel hears: `urgent` is critical and high, `routine` the rest. */
const hears = () => oneOf(["urgent", "routine", "all"]);

/**
 * Who hears which alerts besides, or instead of, the addresses in the variables. Which channel it
 * is, the variables say that come with it. The channels cost nothing but cents at SNS; what
 * PagerDuty and Opsgenie ask for comes on top.
 */
export const channelSettings = record({
  /** E-mail, SMS and HTTPS. What the event pipeline and the responses tell goes there in any case. */
  addresses: hears().default("all"),
  /** A channel of Slack, by Amazon Q Developer in chat applications. @default - none */
  slack: hears().exactOptional(),
  /** A channel of Microsoft Teams, in the same way. @default - none */
  teams: hears().exactOptional(),
  /** Incidents in PagerDuty. It reads alarms only: rules that should page take the route `metric` or `both`. @default - none */
  pagerDuty: hears().exactOptional(),
  /** Alerts in Opsgenie. @default - none */
  opsgenie: hears().exactOptional(),
}).refine(
  ({ pagerDuty: _, ...others }) => {
    const heard = Object.values(others);
    return (
      heard.includes("all") ||
      (heard.includes("urgent") && heard.includes("routine"))
    );
  },
  {
    error:
      'expected somebody for "urgent" and somebody for "routine" (PagerDuty does not count, it reads alarms only): let "addresses" be "all"',
  },
);

export type ChannelSettings = z.infer<typeof channelSettings>;
