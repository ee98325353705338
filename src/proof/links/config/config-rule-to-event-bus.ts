import { Unknown, type Resource } from "../../model";
import { deliveryFindings } from "./config-delivery";
import { branchesOf, matcherOf } from "../event/event-pattern";
import { doubt, problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { resourceNamed } from "../graph/named-resource";
import { sourceFindings } from "./config-rule-source";
import { recordedFindings } from "./recorded-types";
import { trusted } from "../access/role";
import { flagOf, nameIn, textOf } from "../graph/values";

/**
 * Whether AWS Config evaluates the rule and tells the event bus: its recorder is there, is on, and
 * has a delivery channel, without which it cannot be turned on.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/monitor-config-with-cloudwatchevents.html
 */
export function configRuleToEventBus(
  graph: Graph,
  rule: Resource,
): readonly Finding[] {
  const near = (type: string) =>
    graph.ofType(type).filter(({ region }) => region === rule.region);
  const [recorder] = near("aws_config_configuration_recorder");
  const [channel] = near("aws_config_delivery_channel");
  const statuses = near("aws_config_configuration_recorder_status");
  if (recorder === undefined) {
    return [
      statuses.length > 0 || channel !== undefined
        ? missing(rule, "an aws_config_configuration_recorder")
        : doubt(
            `whether AWS Config records in ${rule.region}: this configuration has no aws_config_configuration_recorder`,
          ),
    ];
  }
  return [
    ...sourceFindings(rule),
    ...recordedFindings(recorder, rule),
    ...(channel === undefined
      ? [missing(recorder, "an aws_config_delivery_channel")]
      : channelFindings(graph, recorder, channel)),
    ...statusFindings(graph, recorder, channel, statuses),
    ...(graph.precedes(recorder, rule)
      ? []
      : [late(rule, recorder, "Config takes no rule without a recorder")]),
  ];
}

function missing(at: Resource, what: string): Finding {
  return problem({
    id: "no-recording",
    at: at.address,
    what: `it needs ${what}, which is missing: Config evaluates nothing`,
    mend: `add ${what}`,
  });
}

function late(at: Resource, earlier: Resource, why: string): Finding {
  return problem({
    id: "must-precede",
    at: at.address,
    argument: "depends_on",
    what: `${why}, and Terraform may make ${earlier.address} later`,
    mend: `depends_on = [${earlier.address}]`,
  });
}

function statusFindings(
  graph: Graph,
  recorder: Resource,
  channel: Resource | undefined,
  statuses: readonly Resource[],
): readonly Finding[] {
  const name = textOf(recorder.values, "name");
  const status = statuses.find(({ values }) => textOf(values, "name") === name);
  const [stray] = statuses;
  if (status === undefined) {
    return [
      stray === undefined
        ? missing(recorder, "an aws_config_configuration_recorder_status")
        : problem({
            id: "recorder-status-astray",
            at: stray.address,
            argument: "name",
            what: `it turns on the recorder ${nameIn(stray, "name")}, ${recorder.address} is called ${name}`,
            mend: `name = ${recorder.address}.name`,
          }),
    ];
  }
  const enabled = flagOf(status.values, "is_enabled");
  return [
    ...(enabled instanceof Unknown
      ? [
          doubt(
            `whether ${status.address} turns the recorder on: ${enabled.reason}`,
          ),
        ]
      : enabled === true
        ? []
        : [
            problem({
              id: "recorder-off",
              at: status.address,
              argument: "is_enabled",
              what: "the recorder is off: Config sees no change",
              mend: "is_enabled = true",
            }),
          ]),
    ...(channel === undefined || graph.precedes(channel, status)
      ? []
      : [
          late(
            status,
            channel,
            "a recorder cannot be turned on without a delivery channel",
          ),
        ]),
  ];
}

/** The recorder's role, and the channel to what it records. */
function channelFindings(
  graph: Graph,
  recorder: Resource,
  channel: Resource,
): readonly Finding[] {
  const text = textOf(recorder.values, "role_arn");
  const order = graph.precedes(recorder, channel)
    ? []
    : [late(channel, recorder, "Config takes no channel without a recorder")];
  // A role that AWS keeps for the service.
  if (typeof text === "string" && text.includes(":role/aws-service-role/")) {
    return [...order, ...deliveryFindings(graph, channel, undefined)];
  }
  const role = resourceNamed(
    graph,
    { at: recorder, argument: "role_arn", text },
    [{ type: "aws_iam_role" }, { type: "aws_iam_service_linked_role" }],
  );
  if (!("address" in role)) return [...order, ...role];
  const own = role.type === "aws_iam_role" ? role : undefined;
  return [
    ...order,
    ...(own === undefined ? [] : trustFindings(own, recorder)),
    ...deliveryFindings(graph, channel, own),
  ];
}

function trustFindings(role: Resource, { account }: Resource) {
  return trusted(
    role,
    {
      principal: { service: "config.amazonaws.com" },
      context: { "aws:SourceAccount": account },
    },
    "role-trust-denied",
    "let Config take the role",
  );
}

/** The event that Config sends when a resource breaks a rule. */
const complianceChange = (rule: Resource, name: string) => ({
  version: "0",
  id: "1",
  "detail-type": "Config Rules Compliance Change",
  source: "aws.config",
  account: rule.account,
  time: "2026-01-31T00:00:00Z",
  region: rule.region,
  resources: [],
  detail: {
    resourceId: "example",
    awsRegion: rule.region,
    awsAccountId: rule.account,
    configRuleName: name,
    recordVersion: "1.0",
    configRuleARN: nameIn(rule, "arn"),
    messageType: "ComplianceChangeNotification",
    newEvaluationResult: {
      complianceType: "NON_COMPLIANT",
      resultRecordedTime: "2026-01-31T00:00:00Z",
      configRuleInvokedTime: "2026-01-31T00:00:00Z",
    },
    oldEvaluationResult: { complianceType: "COMPLIANT" },
    notificationCreationTime: "2026-01-31T00:00:00Z",
    resourceType: "AWS::S3::Bucket",
  },
});

/** Whether the event rule is for what the Config rule tells. */
export function tellsOf(eventRule: Resource, configRule: Resource): boolean {
  if (branchesOf(eventRule) === "unknown") return true;
  const name = textOf(configRule.values, "name");
  return matcherOf(eventRule)(
    complianceChange(configRule, typeof name === "string" ? name : "example"),
  );
}
