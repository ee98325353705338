import type { Block, TerraformDocument } from "./terraform-document";

/** What a capability looks like in the document: the type that tells that it is on, and what to say of it. */
interface Told {
  readonly type: string;
  readonly name: string;
  readonly say: (blocks: readonly Block[]) => string;
}

const count =
  (one: string, many = `${one}s`) =>
  ({ length }: readonly Block[]) =>
    `${length} ${length === 1 ? one : many}`;

const told: readonly Told[] = [
  {
    type: "aws_config_config_rule",
    name: "AWS Config",
    say: count("managed rule"),
  },
  {
    type: "aws_guardduty_detector_feature",
    name: "GuardDuty",
    say: (blocks) =>
      `${count("protection plan")(blocks.filter(({ status }) => status === "ENABLED"))} besides CloudTrail, flow logs and DNS`,
  },
  {
    type: "aws_securityhub_standards_subscription",
    name: "Security Hub",
    say: count("standard"),
  },
  {
    type: "aws_accessanalyzer_analyzer",
    name: "IAM Access Analyzer",
    say: (blocks) =>
      blocks.length > 1 ? "external and unused access" : "external access",
  },
  {
    type: "aws_chatbot_slack_channel_configuration",
    name: "Slack",
    say: () => "a channel",
  },
  {
    type: "aws_chatbot_teams_channel_configuration",
    name: "Microsoft Teams",
    say: () => "a channel",
  },
  {
    type: "aws_cloudwatch_dashboard",
    name: "Dashboard",
    say: () => "alarms, matches, who does what",
  },
  {
    type: "aws_athena_named_query",
    name: "Athena",
    say: count("saved query", "saved queries"),
  },
  {
    type: "aws_cloudwatch_query_definition",
    name: "Logs Insights",
    say: count("saved query", "saved queries"),
  },
  {
    type: "aws_kinesis_firehose_delivery_stream",
    name: "OpenSearch",
    say: () => "every event as a document",
  },
];

/** Name and description of each capability besides the rules that the document has. */
export function capabilities({ resource }: TerraformDocument): string[][] {
  const services = told.flatMap(({ type, name, say }) => {
    const blocks = Object.values(resource[type] ?? {});
    return blocks.length === 0 ? [] : [[name, say(blocks)]];
  });
  return [...services, ...responses(resource)];
}

/** The functions that answer events, with what they do about them. */
function responses(
  resource: TerraformDocument["resource"],
): readonly string[][] {
  return Object.values(resource["aws_lambda_function"] ?? {}).flatMap(
    ({ description, environment }) => {
      const mode = Object(Object(environment).variables).RESPONSE_MODE;
      if (mode === undefined) return [];
      const does = mode === "act" ? "acts" : "dry run: only tells";
      return [["Response", `${String(description)} (${does})`]];
    },
  );
}
