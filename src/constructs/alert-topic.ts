import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import type { ITerraformDependable, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import type { EncryptionKey } from "./encryption-key";
import { Environment } from "./environment";
import { encryptMessages, fromEvents } from "./event-grants";
import {
  denyWithoutTls,
  policyDocument,
  type PolicyStatement,
} from "./policy-document";

/** The services that can publish alerts: CloudWatch alarms and EventBridge rules. */
export type Publisher = "cloudwatch" | "events";

/** What those who hear a topic can read: plain text, or what Amazon Q shows in a chat. */
export type AlertForm = "text" | "chat";

export interface AlertTopicProps {
  /** Up to 256 letters, digits, `-` and `_`. */
  readonly name: string;
  /**
   * The sender that mails show, and the beginning of text messages.
   * @default - the topic's name
   */
  readonly displayName?: string;
  /** @default - messages are not encrypted at rest */
  readonly encryption?: EncryptionKey;
  /**
   * Who may publish. `account-default` leaves SNS's own policy in place, which lets every service
   * and principal of the account publish; AWS replaces it whole by any other policy.
   * @default ["cloudwatch", "events"]
   */
  readonly publishers?: readonly Publisher[] | "account-default";
  /**
   * The variables that hold the subscribers' addresses. Terraform refuses to go on when all are empty.
   * @default - a topic that nobody hears is accepted
   */
  readonly audience?: readonly TerraformVariable[];
}

/** Where alerts go out to people. */
export class AlertTopic extends Construct {
  readonly arn: string;
  /** What publishers must wait for; none where SNS's own policy is left in place. */
  readonly policy: ITerraformDependable | undefined;
  readonly encryption: EncryptionKey | undefined;
  /** In which form its messages must be published. Alarms are read in either. */
  readonly form: AlertForm = "text";
  readonly #publishers: readonly Publisher[];

  constructor(scope: Construct, id: string, props: AlertTopicProps) {
    super(scope, id);
    const { encryption, publishers = ["cloudwatch", "events"] } = props;
    const known: readonly Publisher[] =
      publishers === "account-default" ? ["cloudwatch"] : publishers;
    this.#publishers = known;
    encryption?.allow(...known.map((service) => this.#keyGrant(service)));
    const topic = new SnsTopic(this, "topic", {
      name: props.name,
      ...(props.displayName && { displayName: props.displayName }),
      ...(encryption && { kmsMasterKeyId: encryption.arn }),
      ...(props.audience && {
        lifecycle: { precondition: [someoneHears(props.audience)] },
      }),
    });
    this.arn = topic.arn;
    this.encryption = encryption;
    this.policy =
      publishers === "account-default"
        ? undefined
        : new SnsTopicPolicy(this, "policy", {
            arn: this.arn,
            policy: policyDocument([
              ...publishers.map((service) => this.#publishGrant(service)),
              denyWithoutTls("sns:Publish", this.arn),
            ]),
          });
  }

  /** Whether what the service publishes arrives. SNS's own policy admits alarms only. */
  admits(service: Publisher): boolean {
    return this.#publishers.includes(service);
  }

  /**
   * Makes sure that what the service publishes arrives.
   * @throws Error when the topic does not admit it
   */
  demand(service: Publisher): void {
    if (this.admits(service)) return;
    throw new Error(
      `the topic "${this.node.path}" does not admit "${service}": expected it among its publishers, which are "${this.#publishers.join('", "')}"`,
    );
  }

  /**
   * Makes sure that plain text is read by those who hear the topic.
   * @throws Error for a topic of a chat, which shows nothing of it
   */
  demandText(): void {
    if (this.form === "text") return;
    throw new Error(
      `the topic "${this.node.path}" is for chats, which show no plain text: expected an AlertTopic beside the ChatTopic`,
    );
  }

  #publishGrant(service: Publisher): PolicyStatement {
    return {
      ...this.#admit(service),
      Action: "sns:Publish",
      Resource: this.arn,
    };
  }

  /**
   * An encrypted topic drops what a publisher cannot encrypt, without a word.
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
   */
  #keyGrant(service: Publisher): PolicyStatement {
    return { ...this.#admit(service), ...encryptMessages };
  }

  #admit(service: Publisher): Omit<PolicyStatement, "Action"> {
    const { account } = Environment.of(this);
    switch (service) {
      case "cloudwatch":
        return {
          Sid: "AllowAlarms",
          Effect: "Allow",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Condition: {
            StringEquals: { "aws:SourceAccount": account },
            ArnLike: {
              "aws:SourceArn": Environment.of(this).arn(
                "cloudwatch",
                "alarm:*",
              ),
            },
          },
        };
      case "events":
        return fromEvents;
    }
  }
}

function someoneHears(audience: readonly TerraformVariable[]) {
  const names = audience.map(({ friendlyUniqueId }) => friendlyUniqueId);
  const lists = audience.map(({ fqn }) => fqn).join(", ");
  return {
    condition: `\${length(concat(${lists})) > 0}`,
    errorMessage: `Nobody would hear the alerts: put an address into at least one of ${names.join(", ")}.`,
  };
}
