import { rules } from "../../rules";
import { attack, mail } from "../constructs/fixtures/attack";
import { describePreset } from "./support/describe-preset";
import { subscribeMailbox } from "./support/mailbox";
import { postureLacks } from "./support/posture-lacks";
import { putEvent } from "./support/put-event";

const account = "123456789012";
const watched = [
  "root-usage",
  "administrator-policy-attached",
  "bucket-deleted",
];

describePreset({
  preset: "full",
  context: {
    packs: ["recommended"],
    excludeRules: rules
      .map(({ id }) => id)
      .filter((id) => !watched.includes(id)),
    features: {
      accessLogging: false,
      forceDestroy: true,
      eventRegions: [],
    },
    channels: {
      slack: "urgent",
      teams: "routine",
      pagerDuty: "urgent",
      opsgenie: "all",
    },
    response: {
      act: ["restore-logging"],
      allowList: { principals: [`arn:aws:iam::${account}:role/ci-*`] },
    },
    investigation: {
      openSearch: {
        type: "domain",
        readers: [`arn:aws:iam::${account}:role/analyst`],
      },
    },
  },
  variables: {
    alert_emails: ["security@example.com"],
    prefix: "acme",
    slack_workspace: "T0123ABCD",
    slack_channel: "C0123ABCDEF",
    teams_tenant: "11111111-2222-3333-4444-555555555555",
    teams_team: "66666666-7777-8888-9999-000000000000",
    teams_channel: "19%3Aabc123%40thread.tacv2",
    pagerduty_endpoint:
      "https://events.pagerduty.com/integration/example/enqueue",
    opsgenie_endpoint:
      "https://api.opsgenie.com/v1/json/cloudwatchevents?apiKey=example",
  },
  lacks: [
    ...postureLacks,
    ...["slack", "teams"].map((chat) => ({
      resource: `aws_chatbot_${chat}_channel_configuration.${chat}`,
      because: "the emulator has no Amazon Q Developer in chat applications",
    })),
    {
      resource: "aws_cloudwatch_query_definition.*",
      because: "the emulator has no PutQueryDefinition",
    },
    {
      resource: "aws_opensearch_domain.search",
      because: "the emulator's domain never gets an address",
      standIn: { arn: `arn:aws:es:us-east-1:${account}:domain/logs-acme` },
    },
    {
      resource: "aws_kinesis_firehose_delivery_stream.search_forwarding",
      because: "the emulator's Firehose does not know OpenSearch",
      standIn: {
        arn: `arn:aws:firehose:us-east-1:${account}:deliverystream/acme-search`,
      },
    },
    {
      resource: "aws_cloudwatch_event_target.search_forwarding",
      because: "there is no stream for its events",
    },
  ],
  holds: {
    aws_athena_workgroup: 1,
    aws_cloudtrail: 1,
    aws_cloudwatch_dashboard: 1,
    // Two of rules, five of services, five of responses, one that forwards.
    aws_cloudwatch_event_rule: 13,
    aws_cloudwatch_log_group: 8,
    aws_cloudwatch_log_metric_filter: 1,
    aws_cloudwatch_metric_alarm: 8,
    aws_config_config_rule: 3,
    aws_config_configuration_recorder: 1,
    aws_config_delivery_channel: 1,
    aws_dynamodb_table: 1,
    aws_glue_catalog_database: 1,
    aws_guardduty_detector: 1,
    aws_iam_role: 11,
    aws_iam_service_linked_role: 1,
    aws_kms_alias: 3,
    aws_kms_key: 3,
    aws_lambda_event_source_mapping: 1,
    aws_lambda_function: 6,
    aws_s3_bucket: 4,
    aws_sns_topic: 5,
    aws_sns_topic_subscription: 3,
    aws_sqs_queue: 4,
  },
  demands: (deployed) => {
    /** What a topic hears of the attack, word for word. */
    async function heard(topic: string): Promise<readonly string[]> {
      const { clients } = deployed();
      const arn = `arn:aws:sns:us-east-1:${account}:${topic}`;
      const mailbox = await subscribeMailbox(clients, arn);
      await putEvent(clients, {
        source: "aws.iam",
        type: "AWS API Call via CloudTrail",
        detail: attack,
      });
      const messages = await mailbox.read();
      await mailbox.remove();
      return messages;
    }

    test.each(["acme-alerts", "acme-opsgenie"])(
      "%s hears of an attack in lines of text",
      async (topic) => {
        expect(await heard(topic)).toEqual([mail.trimEnd()]);
      },
    );

    test("Slack hears of it in the form that Amazon Q shows", async () => {
      const [message = "", ...others] = await heard("acme-slack");
      expect(others).toEqual([]);
      expect(JSON.parse(message)).toMatchObject({
        version: "1.0",
        source: "custom",
        content: {
          title:
            "HIGH: Administrator rights were attached to a user, role or group",
          description: expect.stringContaining("Who: arn:aws:iam::"),
        },
      });
    });

    test("Teams, which hears what is routine, and PagerDuty, which reads alarms, do not", async () => {
      expect(await heard("acme-teams")).toEqual([]);
      expect(await heard("acme-pagerduty")).toEqual([]);
    });

    test("responses are dry runs but for the one that is to act", () => {
      const modes = Object.entries(deployed().actual).flatMap(
        ([address, resource]) => {
          const { variables } = Object(Object(resource).environment);
          const mode = Object(variables).RESPONSE_MODE;
          return mode === undefined ? [] : [[address, mode]];
        },
      );
      const name = "aws_lambda_function.response_";
      expect(Object.fromEntries(modes)).toEqual({
        [`${name}block_public_access`]: "dry-run",
        [`${name}close_open_ingress`]: "dry-run",
        [`${name}deactivate_exposed_key`]: "dry-run",
        [`${name}quarantine_principal`]: "dry-run",
        [`${name}restore_logging`]: "act",
      });
    });

    test("the trail's log files are a table, asked in a workgroup with a limit", () => {
      const files = `s3://acme-audit-logs-${account}-us-east-1/AWSLogs/${account}`;
      expect(deployed().actual).toMatchObject({
        "aws_glue_catalog_table.athena": {
          database_name: "acme_audit",
          parameters: { "projection.enabled": "true" },
          storage_descriptor: {
            location: expect.stringContaining(files.slice(0, -account.length)),
          },
        },
        "aws_athena_workgroup.athena_workgroup": {
          configuration: {
            bytes_scanned_cutoff_per_query: String(100 * 2 ** 30),
            enforce_workgroup_configuration: "true",
          },
        },
        "aws_athena_named_query.athena_queries_rule_root_usage": {
          database: "acme_audit",
          workgroup: "acme-audit",
        },
      });
    });
  },
});
