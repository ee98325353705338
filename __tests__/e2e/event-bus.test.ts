import {
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from "@aws-sdk/client-eventbridge";
import { recordSchema } from "../../src/cloudtrail/record";
import { parseJson } from "../../src/pattern";
import { toEventPattern } from "../../src/pattern/forms";
import { cases } from "../pattern/forms/cases";
import { connect, type Clients } from "./support/clients";
import { describeOn } from "./support/describe-on";
import { startEmulator, region, type Emulator } from "./support/emulator";
import { makeQueue, type Queue } from "./support/queue";

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

/** The most that one call puts. */
const BATCH = 10;

describeOn(["emulator"], "event patterns on an event bus", () => {
  let emulator: Emulator;
  let found: ReadonlySet<string>;

  beforeAll(async () => {
    emulator = await startEmulator();
    const clients = connect(emulator.endpoint);
    const queue = await makeQueue(clients, "events");
    for (const [n, { pattern }] of watched.entries()) {
      await watch(clients, `rule-${n}`, pattern, queue.arn);
    }
    await putRecords(clients);
    found = await readAll(queue);
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

/** The queue's messages, as they were written. */
async function readAll(queue: Queue): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (;;) {
    const messages = await queue.read();
    if (messages.length === 0) return found;
    for (const message of messages) {
      found.add(JSON.stringify(JSON.parse(message)));
    }
  }
}
