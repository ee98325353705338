import {
  SqsQueue,
  type SqsQueueConfig,
} from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { EncryptionKey } from "./encryption-key";
import {
  denyWithoutTls,
  policyDocument,
  type PolicyStatement,
} from "./policy-document";

/** A service that may send messages, as the queue's policy names it. */
export type Sender = Pick<PolicyStatement, "Sid" | "Principal" | "Condition">;

export interface QueueProps {
  /** Up to 80 letters, digits, `-` and `_`. */
  readonly name: string;
  /** @default - encrypted with a key of SQS */
  readonly encryption?: EncryptionKey;
  /** @default - none; principals of the account need IAM's permission as for anything else */
  readonly senders?: readonly Sender[];
  /**
   * Seconds for which a received message is hidden from other receivers.
   * @default 30, as SQS has it
   */
  readonly visibilityTimeout?: number;
  /** Where messages go that are received again and again. @default - they come back until they are too old */
  readonly deadLetters?: Queue;
  /** How often a message is received before it goes to the dead letters. @default 5 */
  readonly maxReceives?: number;
}

/** The longest that SQS keeps a message. */
const RETENTION_SECONDS = 14 * 24 * 60 * 60;

/** An encrypted queue that keeps messages as long as SQS can, and takes none without TLS. */
export class Queue extends Construct {
  readonly arn: string;
  /** The name as a reference to the queue. */
  readonly name: string;
  readonly url: string;
  readonly encryption: EncryptionKey | undefined;
  /** What a sender must wait for. */
  readonly policy: ITerraformDependable;

  constructor(scope: Construct, id: string, props: QueueProps) {
    super(scope, id);
    const { name, encryption, senders = [], visibilityTimeout } = props;
    const queue = new SqsQueue(this, "queue", {
      name,
      messageRetentionSeconds: RETENTION_SECONDS,
      ...(visibilityTimeout !== undefined && {
        visibilityTimeoutSeconds: visibilityTimeout,
      }),
      ...redrive(props),
      ...(encryption
        ? { kmsMasterKeyId: encryption.arn }
        : { sqsManagedSseEnabled: true }),
    });
    this.arn = queue.arn;
    this.name = queue.name;
    this.url = queue.url;
    this.encryption = encryption;
    this.policy = new SqsQueuePolicy(this, "queue_policy", {
      queueUrl: queue.url,
      policy: policyDocument([
        ...senders.map(({ Sid, Principal, Condition }): PolicyStatement => ({
          ...(Sid !== undefined && { Sid }),
          Effect: "Allow",
          ...(Principal !== undefined && { Principal }),
          Action: "sqs:SendMessage",
          Resource: this.arn,
          ...(Condition && { Condition }),
        })),
        denyWithoutTls("sqs:*", this.arn),
      ]),
    });
  }
}

function redrive({
  deadLetters,
  maxReceives = 5,
}: QueueProps): Pick<SqsQueueConfig, "redrivePolicy"> {
  return deadLetters === undefined
    ? {}
    : {
        redrivePolicy: JSON.stringify({
          deadLetterTargetArn: deadLetters.arn,
          maxReceiveCount: maxReceives,
        }),
      };
}
