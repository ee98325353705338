import { PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { rules } from "../../rules";
import { apiCall } from "../../src/cloudtrail/event";
import type { CloudTrailRecord } from "../../src/cloudtrail/record";
import { attack, mail } from "../constructs/fixtures/attack";
import { type Deployed, describePreset } from "./support/describe-preset";
import { subscribeMailbox } from "./support/mailbox";
import { probeRule } from "./support/probe";
import type { Queue } from "./support/queue";

const account = "123456789012";
const topic = `arn:aws:sns:us-east-1:${account}:acme-alerts`;
const bus = `arn:aws:events:us-east-1:${account}:event-bus/default`;
const watched = [
  "administrator-policy-attached",
  "alarm-tampering",
  "bucket-deleted",
];

/** Puts a record on the bus of a region, the way CloudTrail does. */
async function record(
  { clients }: Deployed,
  detail: CloudTrailRecord,
  region = "us-east-1",
) {
  const { FailedEntryCount } = await clients.events(region).send(
    new PutEventsCommand({
      Entries: [
        {
          Source: `aws.${detail.eventSource?.split(".")[0]}`,
          DetailType: "AWS API Call via CloudTrail",
          Detail: JSON.stringify(detail),
        },
      ],
    }),
  );
  expect(FailedEntryCount).toBe(0);
}

describePreset({
  preset: "recommended",
  context: {
    packs: ["recommended"],
    excludeRules: rules
      .map(({ id }) => id)
      .filter((id) => !watched.includes(id) && id !== "root-usage"),
    exclude: [{ rules: ["bucket-*"], roles: ["ci-deployer"] }],
    features: {
      accessLogging: false,
      forceDestroy: true,
      // The first is the home region, which needs no forwarding.
      eventRegions: ["us-east-1", "us-west-2", "eu-west-1"],
    },
  },
  variables: { alert_emails: ["security@example.com"], prefix: "acme" },
  holds: {
    aws_cloudtrail: 1,
    aws_cloudwatch_event_rule: watched.length + 2,
    aws_cloudwatch_log_group: 1,
    aws_cloudwatch_log_metric_filter: 1,
    aws_cloudwatch_metric_alarm: 2,
    aws_iam_role: 2,
    aws_kms_alias: 2,
    aws_kms_key: 2,
    aws_s3_bucket: 1,
    aws_sns_topic: 1,
    aws_sns_topic_subscription: 1,
    aws_sqs_queue: 1,
  },
  demands: (deployed) => {
    describe("events become mails", () => {
      let mailbox: Queue;

      beforeAll(async () => {
        mailbox = await subscribeMailbox(deployed().clients, topic);
      });
      afterAll(() => mailbox.remove());

      test("an attack is told, once, with who, what, where, when and what to do", async () => {
        await record(deployed(), attack);
        expect(await mailbox.read()).toEqual([mail.trimEnd()]);
      });

      // To topics the emulator delivers with its transformer mended (support/emulator_events.py), to queues with it as it is.
      test("the emulator's own input transformer, unmended, makes the same lines but for what it lacks", async () => {
        const probe = await probeRule(
          deployed().clients,
          "acme-administrator-policy-attached",
          ({ InputPathsMap, InputTemplate = "" }) => ({
            InputPathsMap,
            // It takes JSON only, no lines of text; and an object as a value of its own only, since its quotes end a text.
            InputTemplate: `[${InputTemplate.replaceAll("\n", ",").replace('"With: <parameters>"', "<parameters>")}]`,
          }),
        );
        await record(deployed(), attack);
        const made = (await probe.read()).map((body) => JSON.parse(body));
        await probe.remove();
        expect(await mailbox.read()).toHaveLength(1);

        // Where the event lacks a value, it leaves the variable.
        const unmended: Readonly<Record<string, unknown>> = {
          "Session of: ": "Session of: <issuer>",
          "Through service: ": "Through service: <through>",
          "With: {policyArn:arn:aws:iam::aws:policy/AdministratorAccess,userName:malicious-iam-user}":
            attack.requestParameters,
          "Error (empty if it succeeded):  ":
            "Error (empty if it succeeded): <error> <errorMessage>",
        };
        const lines = mail.trimEnd().split("\n");
        expect(made).toEqual([
          lines
            .map((line): string => JSON.parse(line))
            .map((line) => unmended[line] ?? line),
        ]);
      });

      test("what happens in a further region is told as well", async () => {
        const awsRegion = "eu-west-1";
        await record(
          deployed(),
          apiCall({
            awsRegion,
            eventSource: "monitoring.amazonaws.com",
            eventName: "DeleteAlarms",
          }),
          awsRegion,
        );
        const [text, ...others] = await mailbox.read();
        expect(others).toEqual([]);
        expect(text).toContain('"HIGH: A CloudWatch alarm was deleted');
        expect(text).toContain("region eu-west-1");
      });

      test("what nobody watches for, and who is excluded, is not", async () => {
        const deletion = apiCall({
          eventSource: "s3.amazonaws.com",
          eventName: "DeleteBucket",
        });
        const arn = `arn:aws:iam::${account}:role/ci-deployer`;
        const sessionContext = {
          sessionIssuer: { type: "Role", arn },
        } as const;
        await record(deployed(), apiCall());
        await record(deployed(), {
          ...deletion,
          userIdentity: { type: "AssumedRole", sessionContext },
        });
        expect(await mailbox.read()).toEqual([]);
        await record(deployed(), deletion);
        expect(await mailbox.read()).toHaveLength(1);
      });
    });

    test("further regions forward to the home bus, in a role that can do nothing else", () => {
      const { actual } = deployed();
      const forwarding = Object.entries(actual).filter(([address]) =>
        address.startsWith("aws_cloudwatch_event_target.event_forwarding"),
      );
      expect(forwarding.map(([address]) => address)).toEqual([
        'aws_cloudwatch_event_target.event_forwarding_writes_from_eu_west_1["eu-west-1"]',
        'aws_cloudwatch_event_target.event_forwarding_writes_from_us_west_2["us-west-2"]',
      ]);
      for (const [, target] of forwarding) {
        expect(target).toMatchObject({
          arn: bus,
          role_arn: `arn:aws:iam::${account}:role/acme-event-forwarding`,
        });
      }
      expect(actual).toMatchObject({
        "aws_iam_role_policy.event_forwarding": {
          policy: {
            Statement: {
              Effect: "Allow",
              Action: "events:PutEvents",
              Resource: bus,
            },
          },
        },
      });
    });

    test("what cannot be delivered is kept, encrypted, and sounds an alarm", () => {
      const { actual } = deployed();
      const queue = `arn:aws:sqs:us-east-1:${account}:acme-undelivered-alerts`;
      expect(actual).toMatchObject({
        "aws_cloudwatch_event_target.administrator_policy_attached_event": {
          arn: topic,
          dead_letter_config: { arn: queue },
          retry_policy: { maximum_event_age_in_seconds: "3600" },
        },
        "aws_sqs_queue.undelivered_alerts": {
          kms_master_key_id: expect.stringContaining(":key/"),
        },
        "aws_cloudwatch_metric_alarm.undelivered_alerts": {
          alarm_actions: topic,
          dimensions: { QueueName: "acme-undelivered-alerts" },
        },
      });
      expect(actual).toHaveProperty(
        ["aws_sqs_queue_policy.undelivered_alerts", "policy", "Statement"],
        expect.arrayContaining([
          expect.objectContaining({
            Principal: { Service: "events.amazonaws.com" },
            Action: "sqs:SendMessage",
            Resource: queue,
            Condition: {
              ArnLike: {
                "aws:SourceArn": `arn:aws:events:us-east-1:${account}:rule/*`,
              },
            },
          }),
        ]),
      );
    });
  },
});
