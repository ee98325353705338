import {
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from "@aws-sdk/client-eventbridge";
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
} from "@aws-sdk/client-sqs";
import { recordSchema } from "../../src/cloudtrail/record";
import { parseJson } from "../../src/pattern";
import { toEventPattern } from "../../src/pattern/forms";
import { cases } from "../pattern/forms/cases";
import { connect, type Clients } from "./support/clients";
import { describeOn } from "./support/describe-on";
import { startEmulator, region, type Emulator } from "./support/emulator";

const watched = cases.filter(
  ({ refused }) => refused?.EventBridge === undefined,
);

/** Every record of the table, with a number that no pattern looks at. */
const rows = watched
  .flatMap(({ matches, ignores, ...row }) => [
    ...matches.map((record) => ({ ...row, record, match: true })),
    ...ignores.map((record) => ({ ...row, record, match: false })),
  ])
  .map((row, n) => ({ ...row, n, shown: JSON.stringify(row.record) }));

/** The most that one call puts, receives or deletes. */
const BATCH = 10;

describeOn(["emulator"], "event patterns on an event bus", () => {
  let emulator: Emulator;
  let found: ReadonlySet<string>;

  beforeAll(async () => {
    emulator = await startEmulator();
    const clients = connect(emulator.endpoint);
    const queue = await makeQueue(clients);
    for (const [n, { pattern }] of watched.entries()) {
      await watch(clients, `rule-${n}`, pattern, queue.arn);
    }
    await putRecords(clients);
    found = new Set(await readAll(clients, queue.url));
  });
  afterAll(() => emulator?.stop());

  const isFound = ({ pattern, n }: (typeof rows)[number]) =>
    found.has(JSON.stringify({ pattern, n: String(n) }));

  test.each(rows.filter(({ busDiffers }) => busDiffers === undefined))(
    "$pattern on $shown is $match",
    (row) => {
      expect(isFound(row)).toBe(row.match);
    },
  );

  test.each(watched.filter(({ busDiffers }) => busDiffers !== undefined))(
    "the emulator still differs on $pattern: $busDiffers",
    ({ pattern }) => {
      const own = rows.filter((row) => row.pattern === pattern);
      expect(own.map(isFound)).not.toEqual(own.map(({ match }) => match));
    },
  );
});

async function makeQueue({ sqs }: Clients) {
  const { QueueUrl: url = "" } = await sqs.send(
    new CreateQueueCommand({ QueueName: "events" }),
  );
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      AttributeNames: ["QueueArn"],
    }),
  );
  return { url, arn: Attributes?.["QueueArn"] ?? "" };
}

/** A rule that sends the number of each record that the pattern matches. */
async function watch(
  { events }: Clients,
  name: string,
  pattern: string,
  queueArn: string,
): Promise<void> {
  const json = toEventPattern(parseJson(pattern), recordSchema, {
    freeForm: "as-written",
    envelope: { source: [{ prefix: "aws." }] },
  });
  const bus = events(region);
  await bus.send(
    new PutRuleCommand({ Name: name, EventPattern: JSON.stringify(json) }),
  );
  await bus.send(
    new PutTargetsCommand({
      Rule: name,
      Targets: [
        {
          Id: "queue",
          Arn: queueArn,
          InputTransformer: {
            InputPathsMap: { n: "$.detail.sharedEventID" },
            InputTemplate: `{"pattern": ${JSON.stringify(pattern)}, "n": "<n>"}`,
          },
        },
      ],
    }),
  );
}

async function putRecords({ events }: Clients): Promise<void> {
  const entries = rows.map(({ record, n }) => ({
    Source: "aws.s3",
    DetailType: "AWS API Call via CloudTrail",
    Detail: JSON.stringify({ ...record, sharedEventID: String(n) }),
  }));
  for (let at = 0; at < entries.length; at += BATCH) {
    const { FailedEntryCount } = await events(region).send(
      new PutEventsCommand({ Entries: entries.slice(at, at + BATCH) }),
    );
    expect(FailedEntryCount).toBe(0);
  }
}

async function readAll(
  { sqs }: Clients,
  QueueUrl: string,
): Promise<readonly string[]> {
  const bodies: string[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: BATCH }),
    );
    if (Messages.length === 0) return bodies;
    bodies.push(
      ...Messages.map(({ Body = "" }) => JSON.stringify(JSON.parse(Body))),
    );
    await sqs.send(
      new DeleteMessageBatchCommand({
        QueueUrl,
        Entries: Messages.map(({ ReceiptHandle = "" }, n) => ({
          Id: String(n),
          ReceiptHandle,
        })),
      }),
    );
  }
}
