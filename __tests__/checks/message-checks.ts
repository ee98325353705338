import {
  allowsNo,
  alsoSaying,
  beside,
  both,
  type Check,
  everybody,
  given,
  has,
  is,
  isNot,
  without,
} from "./check";
import { type Statement, subjects, statements, values } from "./document";

const logGroup = "aws_cloudwatch_log_group";
const alarm = "aws_cloudwatch_metric_alarm";

/** Days after which a log group forgets. */
const retention = "retention_in_days";
const aYear = (days: unknown) => days === 0 || Number(days) >= 365;

const letsAll = (action: string) => ({
  Effect: "Allow",
  Principal: "*",
  Action: action,
  Resource: "*",
});

const foreign = ({ principals, condition }: Statement) =>
  condition === "" && principals.some((who) => who.startsWith("arn:"));

const doesAll = ({ actions }: Statement) =>
  actions.some((action) => /^(sqs:)?\*$/i.test(action));

/** What is demanded of log groups, alarms, topics and queues. */
export const messageChecks: readonly Check[] = [
  {
    ids: ["CKV_AWS_66"],
    demands: "A log group says how long it keeps events",
    of: logGroup,
    met: has(retention),
    turns: [without(retention)],
  },
  {
    ids: ["CKV_AWS_338"],
    demands: "A log group says that it keeps events for a year",
    of: logGroup,
    met: (group) => values(group, retention).some(aYear),
    turns: [without(retention), given({ [retention]: 180 })],
  },
  {
    ids: ["cloudwatch_log_group_retention_policy_specific_days_enabled"],
    demands: "A log group keeps events for a year, or forever",
    of: logGroup,
    met: (group) => values(group, retention).every(aYear),
    turns: [given({ [retention]: 180 })],
  },
  {
    ids: [
      "CKV_AWS_158",
      "AVD-AWS-0017",
      "cloudwatch_log_group_kms_encryption_enabled",
    ],
    demands: "A log group encrypts with a key of one's own",
    of: logGroup,
    met: has("kms_key_id"),
    turns: [without("kms_key_id")],
  },
  {
    ids: ["cloudwatch_log_group_not_publicly_accessible"],
    demands: "A log group stands beside no policy that lets everybody in",
    of: logGroup,
    met: ({ document }) =>
      subjects(document, "aws_cloudwatch_log_resource_policy").every(
        (policy) => !statements(policy, "policy_document").some(everybody),
      ),
    turns: [
      beside("aws_cloudwatch_log_resource_policy", () => ({
        policy_document: JSON.stringify({ Statement: letsAll("logs:*") }),
      })),
    ],
  },
  {
    ids: ["CKV_AWS_319", "cloudwatch_alarm_actions_enabled"],
    demands: "An alarm may act",
    of: alarm,
    met: isNot("actions_enabled", false),
    turns: [given({ actions_enabled: false })],
  },
  {
    ids: ["cloudwatch_alarm_actions_alarm_state_configured"],
    demands: "An alarm does something when it sounds",
    of: alarm,
    met: has("alarm_actions.0"),
    turns: [without("alarm_actions"), given({ alarm_actions: [] })],
  },
  {
    ids: ["CKV_AWS_26", "AVD-AWS-0095"],
    demands: "A topic encrypts",
    of: "aws_sns_topic",
    met: has("kms_master_key_id"),
    turns: [without("kms_master_key_id")],
  },
  {
    ids: ["AVD-AWS-0136"],
    demands: "A topic encrypts with a key of one's own",
    of: "aws_sns_topic",
    met: both(
      has("kms_master_key_id"),
      isNot("kms_master_key_id", "alias/aws/sns"),
    ),
    turns: [
      without("kms_master_key_id"),
      given({ kms_master_key_id: "alias/aws/sns" }),
    ],
  },
  {
    ids: ["CKV_AWS_169"],
    demands: "A topic's policy lets nobody in from anywhere",
    of: "aws_sns_topic_policy",
    met: allowsNo(everybody),
    turns: [alsoSaying(letsAll("sns:Publish"))],
  },
  {
    ids: ["CKV_AWS_385"],
    demands: "A topic's policy lets other accounts in on conditions only",
    of: "aws_sns_topic_policy",
    met: allowsNo(foreign),
    turns: [
      alsoSaying({
        ...letsAll("sns:Publish"),
        Principal: { AWS: "arn:aws:iam::123456789012:root" },
      }),
    ],
  },
  {
    ids: ["CKV_AWS_27", "AVD-AWS-0096"],
    demands: "A queue says that it encrypts",
    of: "aws_sqs_queue",
    met: (queue) =>
      has("kms_master_key_id")(queue) ||
      is("sqs_managed_sse_enabled", true)(queue),
    turns: [without("kms_master_key_id")],
  },
  {
    ids: ["CKV2_AWS_73", "AVD-AWS-0135"],
    demands: "A queue encrypts with a key of one's own",
    of: "aws_sqs_queue",
    met: both(
      has("kms_master_key_id"),
      isNot("kms_master_key_id", "alias/aws/sqs"),
    ),
    turns: [
      without("kms_master_key_id"),
      given({ kms_master_key_id: "alias/aws/sqs" }),
    ],
  },
  {
    ids: ["CKV_AWS_168", "CKV_AWS_387"],
    demands: "A queue's policy lets nobody in from anywhere",
    of: "aws_sqs_queue_policy",
    met: allowsNo(everybody),
    turns: [alsoSaying(letsAll("sqs:SendMessage"))],
  },
  {
    ids: ["CKV_AWS_72", "AVD-AWS-0097"],
    demands: "A queue's policy allows nobody everything",
    of: "aws_sqs_queue_policy",
    met: allowsNo(doesAll),
    turns: [alsoSaying(letsAll("*")), alsoSaying(letsAll("sqs:*"))],
  },
];
