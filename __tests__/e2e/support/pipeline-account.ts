import { CreateTableCommand, paginateScan } from "@aws-sdk/client-dynamodb";
import {
  CreateBucketCommand,
  PutBucketNotificationConfigurationCommand,
} from "@aws-sdk/client-s3";
import { CreateTopicCommand } from "@aws-sdk/client-sns";
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
} from "@aws-sdk/client-sqs";
import { table } from "../../../src/runtime/event-pipeline/contract";
import { environment } from "../../runtime/function-folder";
import { sqsEvent } from "../../runtime/sqs-event";
import type { Clients } from "./clients";
import { consume, context, type PipelineHandler, receive } from "./consume";
import { subscribeMailbox } from "./mailbox";
import type { Queue } from "./queue";

export const bucket = "audit-logs";

/**
 * What the pipeline's function works with, made by hand and in a second: a bucket that tells a queue
 * of every file, dead letters, a table and a topic. The preset's own are tried in event-pipeline.test.ts.
 */
export class PipelineAccount {
  readonly clients: Clients;
  readonly queueUrl: string;
  readonly #lettersUrl: string;
  readonly #topicArn: string;
  readonly #mailbox: Queue;
  readonly #told: Record<string, number> = {};

  private constructor(
    clients: Clients,
    queueUrl: string,
    lettersUrl: string,
    topicArn: string,
    mailbox: Queue,
  ) {
    this.clients = clients;
    this.queueUrl = queueUrl;
    this.#lettersUrl = lettersUrl;
    this.#topicArn = topicArn;
    this.#mailbox = mailbox;
  }

  static async make(clients: Clients): Promise<PipelineAccount> {
    const { sqs, sns } = clients;
    const queue = async (
      QueueName: string,
      Attributes: Record<string, string> = {},
    ) => {
      const { QueueUrl = "" } = await sqs.send(
        new CreateQueueCommand({ QueueName, Attributes }),
      );
      return QueueUrl;
    };
    // What fails comes again at once, and what takes long comes twice.
    const logs = await queue("logs", { VisibilityTimeout: "1" });
    const letters = await queue("dead-letters");
    const { TopicArn = "" } = await sns.send(
      new CreateTopicCommand({ Name: "alerts" }),
    );
    await makeTable(clients);
    await makeBucket(clients);
    const mailbox = await subscribeMailbox(clients, TopicArn);
    return new PipelineAccount(clients, logs, letters, TopicArn, mailbox);
  }

  /** The environment of a function that calls AWS by this endpoint. */
  environment(endpoint: string): Readonly<Record<string, string>> {
    const at = (url: string) => `${endpoint}${new URL(url).pathname}`;
    return {
      ...environment,
      SNS_TOPIC_ARN: this.#topicArn,
      LOG_LEVEL: "ERROR",
      QUEUE_URL: at(this.queueUrl),
      DEAD_LETTER_QUEUE_URL: at(this.#lettersUrl),
      // Nothing that may work later is given up.
      MAX_RECEIVE_COUNT: "1000",
    };
  }

  /**
   * Delivers by two functions at a time until nothing comes again.
   *
   * @returns how often a message failed
   */
  async drain(handler: PipelineHandler): Promise<number> {
    let failed = 0;
    const counting: PipelineHandler = async (event, context) => {
      const answer = await handler(event, context);
      failed += answer.batchItemFailures.length;
      return answer;
    };
    // The emulator counts one after another, and may miss what gets visible in between.
    for (let foundEmpty = 0; foundEmpty < 2;) {
      foundEmpty = (await this.#isWaiting()) ? 0 : foundEmpty + 1;
      await Promise.all(
        [1, 2].map(() => consume(this.clients, this.queueUrl, counting)),
      );
      await new Promise((done) => setTimeout(done, 100));
    }
    return failed;
  }

  /** Delivers what the function sent to itself for later, each message twice. */
  async close(
    messages: readonly string[],
    handler: PipelineHandler,
  ): Promise<void> {
    for (const body of messages) {
      const { batchItemFailures } = await handler(
        sqsEvent(body, body),
        context,
      );
      if (batchItemFailures.length > 0) {
        throw new Error(`expected this to be done, it failed: ${body}`);
      }
    }
  }

  /** The names of the findings, sorted. */
  async findings(): Promise<readonly string[]> {
    const names: string[] = [];
    const pages = paginateScan(
      { client: this.clients.dynamodb },
      { TableName: environment.DYNAMODB_TABLE },
    );
    for await (const { Items = [] } of pages) {
      for (const { EventId, Timestamp, Rule } of Items) {
        if (Rule) names.push(`${EventId?.S} ${Timestamp?.S}`);
      }
    }
    return names.sort();
  }

  /** How many findings of each rule the mails told, all that ever came. */
  async told(): Promise<Readonly<Record<string, number>>> {
    for (;;) {
      const mails = await this.#mailbox.read();
      if (mails.length === 0) return this.#told;
      for (const mail of mails) {
        const [, rule = ""] = /^Rule: (.*)$/m.exec(mail) ?? [];
        const [, count] = /^.*\((\d+) (?:events|more)\)\n/.exec(mail) ?? [];
        this.#told[rule] = (this.#told[rule] ?? 0) + Number(count ?? 1);
      }
    }
  }

  /** Takes the dead letters: key and reason of each, sorted. */
  async letters(): Promise<readonly (readonly (string | undefined)[])[]> {
    const { sqs } = this.clients;
    const found = await receive(this.clients, this.#lettersUrl);
    for (const { ReceiptHandle } of found) {
      await sqs.send(
        new DeleteMessageCommand({
          QueueUrl: this.#lettersUrl,
          ReceiptHandle,
        }),
      );
    }
    return found
      .map(({ MessageAttributes: { Key, Reason } = {} }) => [
        Key?.StringValue,
        Reason?.StringValue,
      ])
      .sort();
  }

  /** Whether messages can be received now or soon; those that are delayed for minutes do not count. */
  async #isWaiting(): Promise<boolean> {
    const { Attributes = {} } = await this.clients.sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: this.queueUrl,
        AttributeNames: ["All"],
      }),
    );
    return (
      Attributes.ApproximateNumberOfMessages !== "0" ||
      Attributes.ApproximateNumberOfMessagesNotVisible !== "0"
    );
  }
}

async function makeTable({ dynamodb }: Clients): Promise<void> {
  const { eventId, timestamp } = table;
  await dynamodb.send(
    new CreateTableCommand({
      TableName: environment.DYNAMODB_TABLE,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [
        { AttributeName: eventId, KeyType: "HASH" },
        { AttributeName: timestamp, KeyType: "RANGE" },
      ],
      AttributeDefinitions: [eventId, timestamp].map((AttributeName) => ({
        AttributeName,
        AttributeType: "S",
      })),
    }),
  );
}

async function makeBucket({ s3 }: Clients): Promise<void> {
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  await s3.send(
    new PutBucketNotificationConfigurationCommand({
      Bucket: bucket,
      NotificationConfiguration: {
        QueueConfigurations: [
          {
            QueueArn: "arn:aws:sqs:us-east-1:123456789012:logs",
            Events: ["s3:ObjectCreated:*"],
          },
        ],
      },
    }),
  );
}
