import { ChatbotTeamsChannelConfiguration } from "@cdktf/provider-aws/lib/chatbot-teams-channel-configuration";
import type { Construct } from "constructs";
import { ChatChannel, type ChatChannelProps } from "./chat-channel";

/** The ids are all in the channel's link; Amazon Q must have been authorized for the team in its console. */
export interface TeamsChannelProps extends ChatChannelProps {
  /** The Microsoft tenant, a UUID. */
  readonly tenant: string;
  /** The team (`groupId` in the link), a UUID. */
  readonly team: string;
  /** The channel as the link has it, such as `19%3A…%40thread.tacv2`. */
  readonly channel: string;
}

/**
 * A Microsoft Teams channel that hears alerts, through Amazon Q Developer in chat applications.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/teams-setup.html
 */
export class TeamsChannel extends ChatChannel {
  constructor(scope: Construct, id: string, props: TeamsChannelProps) {
    super(scope, id, props);
    new ChatbotTeamsChannelConfiguration(this, "teams_channel_configuration", {
      ...this.configuration,
      tenantId: props.tenant,
      teamId: props.team,
      channelId: props.channel,
    });
  }
}
