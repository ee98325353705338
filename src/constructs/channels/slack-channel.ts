import { ChatbotSlackChannelConfiguration } from "@cdktf/provider-aws/lib/chatbot-slack-channel-configuration";
import type { Construct } from "constructs";
import { ChatChannel, type ChatChannelProps } from "./chat-channel";

export interface SlackChannelProps extends ChatChannelProps {
  /** The workspace's id, such as `T0123ABCD`. Someone must have authorized it in the console of Amazon Q Developer in chat applications. */
  readonly workspace: string;
  /** The channel's id, such as `C0123ABCD`: the end of its link. A private channel must have invited `@Amazon Q`. */
  readonly channel: string;
}

/**
 * A Slack channel that hears alerts, through Amazon Q Developer in chat applications.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/slack-setup.html
 */
export class SlackChannel extends ChatChannel {
  constructor(scope: Construct, id: string, props: SlackChannelProps) {
    super(scope, id, props);
    new ChatbotSlackChannelConfiguration(this, "slack_channel_configuration", {
      ...this.configuration,
      slackTeamId: props.workspace,
      slackChannelId: props.channel,
    });
  }
}
