import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { Environment } from "../environment";
import { policyDocument } from "../policy-document";
import { serviceRole } from "../service-role";
import type { ChatTopic } from "./chat-topic";

/** Cost: nothing for the chat; SNS charges fractions of a cent for what it delivers. */
export interface ChatChannelProps {
  /** What is heard in the channel. */
  readonly topics: readonly [ChatTopic, ...ChatTopic[]];
  /** The name of the configuration and its role, unique in the account, up to 64 letters, digits, `-` and `_`. */
  readonly name: string;
  /**
   * What Amazon Q logs of its work, in `/aws/chatbot/<name>` in us-east-1.
   * @default "ERROR"
   */
  readonly logging?: "ERROR" | "INFO" | "NONE";
}

/**
 * The role of a channel, which can look at alarms and their graphs and at nothing else, and the
 * arguments that Slack and Teams share. The guardrail holds for every role that members of the
 * channel choose as well; without one it would be `AdministratorAccess`.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/understanding-permissions.html
 */
export class ChatChannel extends Construct {
  /** What both kinds of channel are configured with. */
  protected readonly configuration;

  constructor(scope: Construct, id: string, props: ChatChannelProps) {
    super(scope, id);
    const { name, topics, logging = "ERROR" } = props;
    const role = serviceRole(this, "role", {
      name,
      service: "chatbot.amazonaws.com",
    });
    const policy = new IamRolePolicy(this, "policy", {
      name,
      role: role.id,
      policy: policyDocument([
        {
          Effect: "Allow",
          Action: [
            "cloudwatch:Describe*",
            "cloudwatch:Get*",
            "cloudwatch:List*",
          ],
          Resource: "*",
        },
      ]),
    });
    const { partition } = Environment.of(this);
    this.configuration = {
      configurationName: name,
      iamRoleArn: role.arn,
      guardrailPolicyArns: [
        `arn:${partition}:iam::aws:policy/CloudWatchReadOnlyAccess`,
      ],
      loggingLevel: logging,
      snsTopicArns: topics.map(({ arn }) => arn),
      // Whoever joins the channel may read along, and command nothing.
      userAuthorizationRequired: true,
      dependsOn: [policy],
    };
  }
}
