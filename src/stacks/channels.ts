import type {
  AlertRouting,
  EncryptionKey,
  Topics,
  Urgency,
} from "../constructs";
import { AlertTopic } from "../constructs/alert-topic";
import { routeByUrgency } from "../constructs/channels/alert-routing";
import type { ChannelSettings } from "./channel-settings";
import type { MonitorStack } from "./monitor-stack";
import * as variables from "./channel-variables";

export interface ChannelsProps {
  readonly channels: ChannelSettings;
  /** What all names begin with, up to 23 characters. */
  readonly prefix: string;
  /** The topic of the addresses. */
  readonly topic: AlertTopic;
  /** Encrypts the topics. */
  readonly encryption: EncryptionKey;
}

/** A kind of channel: its topic, with whoever hears it. */
type AddChannel = (stack: MonitorStack, props: ChannelsProps) => AlertTopic;

/** Loaded by who has a channel: the classes of resources take their time. */
const constructs = () =>
  require("../constructs/channels") as typeof import("../constructs/channels"); // the module itself

/** How each channel is added. */
const adders: Readonly<Record<keyof ChannelSettings, AddChannel>> = {
  addresses: (_, { topic }) => topic,
  slack: (stack, { prefix, encryption }) => {
    const { ChatTopic, SlackChannel } = constructs();
    const name = `${prefix}-slack`;
    const topic = new ChatTopic(stack, "slack_alerts", { name, encryption });
    new SlackChannel(stack, "slack", {
      name,
      topics: [topic],
      ...variables.slackChannel(stack),
    });
    return topic;
  },
  teams: (stack, { prefix, encryption }) => {
    const { ChatTopic, TeamsChannel } = constructs();
    const name = `${prefix}-teams`;
    const topic = new ChatTopic(stack, "teams_alerts", { name, encryption });
    new TeamsChannel(stack, "teams", {
      name,
      topics: [topic],
      ...variables.teamsChannel(stack),
    });
    return topic;
  },
  pagerDuty: (stack, { prefix, encryption }) => {
    const { IncidentChannel, SecretEndpoint } = constructs();
    const topic = new AlertTopic(stack, "pagerduty_alerts", {
      name: `${prefix}-pagerduty`,
      encryption,
      publishers: ["cloudwatch"],
    });
    new IncidentChannel(stack, "pagerduty", {
      topic,
      service: "pagerduty",
      endpoint: new SecretEndpoint(
        stack,
        "pagerduty_endpoint",
        "The address of PagerDuty's Amazon CloudWatch integration.",
      ),
    });
    return topic;
  },
  opsgenie: (stack, { prefix, encryption }) => {
    const { IncidentChannel, SecretEndpoint } = constructs();
    const topic = new AlertTopic(stack, "opsgenie_alerts", {
      name: `${prefix}-opsgenie`,
      encryption,
    });
    new IncidentChannel(stack, "opsgenie", {
      topic,
      service: "opsgenie",
      endpoint: new SecretEndpoint(
        stack,
        "opsgenie_endpoint",
        "The address of Opsgenie's Amazon SNS integration.",
      ),
    });
    return topic;
  },
};

/** Adds the channels that are asked for, each with a topic of its own, and says who hears what. */
export function addChannels(
  stack: MonitorStack,
  props: ChannelsProps,
): AlertRouting {
  const { channels } = props;
  // The object's own keys, which `Object.keys` types as any text.
  const names = Object.keys(adders) as (keyof ChannelSettings)[];
  const added = names.flatMap((name) => {
    const hears = channels[name];
    return hears === undefined
      ? []
      : { hears, topic: adders[name](stack, props) };
  });
  const heardFor = (urgency: Urgency): Topics => {
    const [first, ...others] = added
      .filter(({ hears }) => hears === "all" || hears === urgency)
      .map(({ topic }) => topic);
    // The settings refuse it with a sentence.
    if (first === undefined) throw new Error(`nobody hears what is ${urgency}`);
    return [first, ...others];
  };
  return routeByUrgency({
    urgent: heardFor("urgent"),
    routine: heardFor("routine"),
  });
}
