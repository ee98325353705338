import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from "@aws-sdk/client-eventbridge";
import { GetRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateTopicCommand } from "@aws-sdk/client-sns";
import type { Context } from "aws-lambda";
import {
  type AllowList,
  allowListFile,
  type Mode,
  type ResponseName,
  responses,
} from "../../src/runtime/response/contract";
import { createHandler } from "../../src/runtime/response/create-handler";
import { type Clients, connect } from "./support/clients";
import { describeOn } from "./support/describe-on";
import { type Emulator, region, startEmulator } from "./support/emulator";
import { subscribeMailbox } from "./support/mailbox";
import { makeQueue, type Queue } from "./support/queue";
import type { BadState } from "./support/responses/case";
import {
  account,
  connectToMend,
  type ResponseClients,
  responsesWith,
} from "./support/responses/clients";
import { ingressCases } from "./support/responses/ingress";
import { principalCases } from "./support/responses/principals";
import { publicAccessCases } from "./support/responses/public-access";
import { trailCases } from "./support/responses/trails";

const cases = [
  ...trailCases,
  ...publicAccessCases,
  ...ingressCases,
  ...principalCases,
];
const topic = `arn:aws:sns:${region}:${account}:acme-alerts`;
const alice = `arn:aws:iam::${account}:user/alice`;
const role = `arn:aws:iam::${account}:role/acme-response`;

// Lambda's context has more, which the functions do not ask for.
const context = { awsRequestId: "invocation-1" } as Context;

describeOn(["emulator"], "automated responses", () => {
  let emulator: Emulator;
  let clients: Clients;
  let mended: ResponseClients;
  let mailbox: Queue;
  let folder: string;
  /** What the rule of each response lets through. */
  const arrivals = new Map<ResponseName, Queue>();
  const logged: string[] = [];

  beforeAll(async () => {
    emulator = await startEmulator();
    clients = connect(emulator.endpoint);
    mended = connectToMend(emulator.endpoint);
    folder = mkdtempSync(join(tmpdir(), "response-"));
    await clients.sns.send(new CreateTopicCommand({ Name: "acme-alerts" }));
    mailbox = await subscribeMailbox(clients, topic);
    for (const [name, { trigger }] of Object.entries(responses)) {
      const queue = await makeQueue(clients, name);
      // The keys are the names.
      arrivals.set(name as ResponseName, queue);
      const bus = clients.events(region);
      await bus.send(
        new PutRuleCommand({
          Name: name,
          EventPattern: JSON.stringify({ ...trigger, account: [account] }),
        }),
      );
      await bus.send(
        new PutTargetsCommand({
          Rule: name,
          Targets: [{ Id: "function", Arn: queue.arn }],
        }),
      );
    }
    jest.spyOn(process.stdout, "write").mockImplementation((text) => {
      logged.push(String(text));
      return true;
    });
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
    await emulator?.stop();
  });

  /** The event as it comes out of the bus at the function. */
  async function arrive(
    name: ResponseName,
    { source, detailType, detail }: Omit<BadState, "resource" | "look">,
  ): Promise<readonly unknown[]> {
    await clients.events(region).send(
      new PutEventsCommand({
        Entries: [
          {
            Source: source,
            DetailType: detailType,
            Detail: JSON.stringify(detail),
          },
        ],
      }),
    );
    const bodies = (await arrivals.get(name)?.read()) ?? [];
    return bodies.map((body): unknown => JSON.parse(body));
  }

  function handlerOf(
    name: ResponseName,
    mode: Mode,
    allowed: Partial<AllowList> = {},
  ) {
    const list = { principals: [], resources: [], ...allowed };
    writeFileSync(join(folder, allowListFile), JSON.stringify(list));
    const response = responsesWith(mended)[name];
    return createHandler(
      name,
      response,
      { SNS_TOPIC_ARN: topic, RESPONSE_MODE: mode, OWN_ROLE_ARN: role },
      folder,
      clients.sns,
    );
  }

  /** The audit records in the log since the last look. */
  const audits = () =>
    logged
      .splice(0)
      .map((line) => JSON.parse(line))
      .flatMap(({ audit }) => audit ?? []);

  test.each(cases.map((one, n) => ({ ...one, n })))(
    "$response: $title",
    async ({ response, make, bad, good, n }) => {
      const state = await make(mended, `acme-${n}-${response}`);
      const { resource, look } = state;
      expect(await look()).toEqual(bad);
      const [event, ...others] = await arrive(response, state);
      expect(others).toEqual([]);

      /** Has the event handled; the function's answer, its log and the mail say the same. */
      const handle = async (
        outcome: string,
        mode: Mode,
        allowed?: Partial<AllowList>,
      ) => {
        const answer = await handlerOf(response, mode, allowed)(event, context);
        const record = { response, outcome, resource };
        expect(answer).toMatchObject([record]);
        expect(audits()).toEqual(JSON.parse(JSON.stringify(answer)));
        const [mail, ...more] = await mailbox.read();
        expect(more).toEqual([]);
        expect(mail).toContain(`On: ${resource}\n`);
        return look();
      };
      expect(await handle("would mend", "dry-run")).toEqual(bad);
      const isCall = state.detailType.includes("CloudTrail");
      const allowed = isCall
        ? { principals: [alice] }
        : { resources: [resource] };
      expect(await handle("left alone", "act", allowed)).toEqual(bad);
      expect(await handle("mended", "act")).toEqual(good);
      expect(await handle("unchanged", "act")).toEqual(good);
    },
  );

  test.each([
    [
      "restore-logging",
      "aws.cloudtrail",
      { eventSource: "cloudtrail.amazonaws.com", eventName: "StartLogging" },
    ],
    [
      "restore-logging",
      "aws.cloudtrail",
      {
        eventSource: "cloudtrail.amazonaws.com",
        eventName: "StopLogging",
        errorCode: "AccessDenied",
      },
    ],
    ["quarantine-principal", "somebody.else", { quarantine: alice }],
    ["deactivate-exposed-key", "aws.health", { service: "EC2" }],
  ] as const)(
    "%s does not wake up for another event",
    async (name, source, detail) => {
      const detailType =
        source === "aws.health"
          ? "AWS Health Event"
          : "AWS API Call via CloudTrail";
      expect(await arrive(name, { source, detailType, detail })).toEqual([]);
    },
  );

  test("a quarantine by hand says what was done, and ends the sessions there are", async () => {
    const state = await principalCases
      .find(({ title }) => title.includes("role session"))
      ?.make(mended, "acme-by-hand");
    const [record] = await handlerOf("quarantine-principal", "act")(
      { quarantine: state?.resource },
      context,
    );
    expect(record).toMatchObject({
      outcome: "mended",
      before: { quarantined: false, sessionsRevoked: false },
      after: { quarantined: true, sessionsRevoked: true },
      event: { id: "invocation-1", name: "an invocation by hand" },
    });
    const { PolicyDocument = "" } = await mended.iam.send(
      new GetRolePolicyCommand({
        RoleName: "acme-by-hand",
        PolicyName: "TrailwireRevokedSessions",
      }),
    );
    const [statement] = JSON.parse(
      decodeURIComponent(PolicyDocument),
    ).Statement;
    const revoked = Date.parse(
      statement.Condition.DateLessThan["aws:TokenIssueTime"],
    );
    expect(Math.abs(Date.now() - revoked)).toBeLessThan(60_000);
  });

  test.each([
    [
      "restore-logging",
      { eventName: "StopLogging", requestParameters: { name: "gone-trail" } },
      "is gone",
    ],
    [
      "block-public-access",
      {
        eventName: "DeleteBucketPublicAccessBlock",
        requestParameters: { bucketName: "gone-bucket" },
      },
      "is gone",
    ],
    [
      "deactivate-exposed-key",
      { affectedEntities: [{ entityValue: "AKIAIOSFODNN7EXAMPLE" }] },
      "no user of this account",
    ],
    [
      "quarantine-principal",
      { quarantine: `arn:aws:iam::${account}:role/gone` },
      "this account has no role",
    ],
    [
      "quarantine-principal",
      { quarantine: `arn:aws:iam::210987654321:role/acme-by-hand` },
      "this account has no role",
    ],
  ] as const)(
    "%s of what is not there is told as impossible",
    async (name, detail, reason) => {
      const answer = await handlerOf(name, "act")(
        { account, region, detail },
        context,
      );
      expect(answer).toMatchObject([
        { outcome: "impossible", reason: expect.stringContaining(reason) },
      ]);
    },
  );
});
