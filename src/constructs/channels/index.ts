export {
  type AlertRouting,
  heardBy,
  routeByUrgency,
  type Topics,
  type Urgency,
} from "./alert-routing";
export type { ChatChannel, ChatChannelProps } from "./chat-channel";
export { ChatTopic } from "./chat-topic";
export {
  IncidentChannel,
  type IncidentChannelProps,
  type IncidentService,
} from "./incident-channel";
export { SecretEndpoint } from "./secret-endpoint";
export { SlackChannel, type SlackChannelProps } from "./slack-channel";
export { TeamsChannel, type TeamsChannelProps } from "./teams-channel";
