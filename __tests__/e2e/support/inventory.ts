import { ListTrailsCommand } from "@aws-sdk/client-cloudtrail";
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import {
  DescribeLogGroupsCommand,
  DescribeMetricFiltersCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { ListRulesCommand } from "@aws-sdk/client-eventbridge";
import { ListRolesCommand } from "@aws-sdk/client-iam";
import {
  type AliasListEntry,
  DescribeKeyCommand,
  ListAliasesCommand,
  ListKeysCommand,
} from "@aws-sdk/client-kms";
import { ListBucketsCommand } from "@aws-sdk/client-s3";
import {
  ListSubscriptionsCommand,
  ListTopicsCommand,
} from "@aws-sdk/client-sns";
import { ListQueuesCommand } from "@aws-sdk/client-sqs";
import type { Clients } from "./clients";
import { region } from "./emulator";
import { listings } from "./listings";

/** Where a preset may have event rules: its own region and those it forwards from. */
const regions = [region, "us-east-2", "us-west-2", "eu-west-1"];

/** Counts what an account holds, by resource type; types that it holds none of are left out. */
export async function inventory(
  clients: Clients,
): Promise<Readonly<Record<string, number>>> {
  const {
    cloudtrail,
    cloudwatch,
    dynamodb,
    iam,
    lambda,
    kms,
    logs,
    s3,
    sns,
    sqs,
  } = clients;
  const counts: Record<string, number | undefined> = {
    aws_cloudtrail: (await cloudtrail.send(new ListTrailsCommand({}))).Trails
      ?.length,
    aws_cloudwatch_metric_alarm: (
      await cloudwatch.send(new DescribeAlarmsCommand({}))
    ).MetricAlarms?.length,
    aws_cloudwatch_event_rule: await eventRules(clients),
    aws_cloudwatch_log_group: (
      await logs.send(new DescribeLogGroupsCommand({}))
    ).logGroups?.length,
    aws_cloudwatch_log_metric_filter: (
      await logs.send(new DescribeMetricFiltersCommand({}))
    ).metricFilters?.length,
    aws_dynamodb_table: (await dynamodb.send(new ListTablesCommand({})))
      .TableNames?.length,
    aws_lambda_event_source_mapping: listed(
      await lambda("event-source-mappings/"),
      "EventSourceMappings",
    ),
    aws_lambda_function: listed(await lambda("functions/"), "Functions"),
    ...(await rolesByKind(iam)),
    ...(await listings(clients)),
    aws_kms_key: await keysInUse(kms),
    aws_kms_alias: (await kms.send(new ListAliasesCommand({}))).Aliases?.filter(
      (alias) => !isOfService(alias),
    ).length,
    aws_s3_bucket: (await s3.send(new ListBucketsCommand({}))).Buckets?.length,
    aws_sns_topic: (await sns.send(new ListTopicsCommand({}))).Topics?.length,
    aws_sns_topic_subscription: (
      await sns.send(new ListSubscriptionsCommand({}))
    ).Subscriptions?.length,
    aws_sqs_queue: (await sqs.send(new ListQueuesCommand({}))).QueueUrls
      ?.length,
  };
  return Object.fromEntries(
    Object.entries(counts).flatMap(([type, count]) =>
      count ? [[type, count]] : [],
    ),
  );
}

/** AWS counts the roles of services among the others. */
async function rolesByKind(iam: Clients["iam"]) {
  const { Roles = [] } = await iam.send(new ListRolesCommand({}));
  const ofServices = Roles.filter(({ Path }) =>
    Path?.startsWith("/aws-service-role/"),
  );
  return {
    aws_iam_role: Roles.length - ofServices.length,
    aws_iam_service_linked_role: ofServices.length,
  };
}

/** How many things the answer lists under the name. */
function listed(answer: unknown, name: string): number {
  const list = Reflect.get(Object(answer), name);
  if (Array.isArray(list)) return list.length;
  throw new Error(`got no list of ${name}: ${JSON.stringify(answer)}`);
}

/**
 * A deleted key waits out its time; until then AWS still lists it. Keys that services made for
 * themselves are nobody's.
 */
async function keysInUse(kms: Clients["kms"]): Promise<number> {
  const { Keys: all = [] } = await kms.send(new ListKeysCommand({}));
  const { Aliases = [] } = await kms.send(new ListAliasesCommand({}));
  const ofServices = Aliases.filter(isOfService).map(
    ({ TargetKeyId }) => TargetKeyId,
  );
  const Keys = all.filter(({ KeyId }) => !ofServices.includes(KeyId));
  const states = await Promise.all(
    Keys.map(async ({ KeyId }) => {
      const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
      return KeyMetadata?.KeyState;
    }),
  );
  return states.filter((state) => state !== "PendingDeletion").length;
}

/** AWS lists aliases of its own for every account. */
function isOfService({ AliasName }: AliasListEntry): boolean {
  return AliasName?.startsWith("alias/aws/") ?? false;
}

async function eventRules({ events }: Clients): Promise<number> {
  const counts = await Promise.all(
    regions.map(async (region) => {
      let count = 0;
      for await (const { Rules = [] } of pagesOfRules(events(region))) {
        count += Rules.length;
      }
      return count;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** EventBridge's client has no paginator for its rules. */
async function* pagesOfRules(client: ReturnType<Clients["events"]>) {
  let NextToken: string | undefined;
  do {
    const page = await client.send(
      new ListRulesCommand({ ...(NextToken !== undefined && { NextToken }) }),
    );
    yield page;
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
}
