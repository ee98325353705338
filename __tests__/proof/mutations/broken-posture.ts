import { drop, dropStatement, rewrite, set, statement } from "./edits";
import { faultsOf } from "./faults-of";

const recorder = "aws_config_configuration_recorder.config";
const status = "aws_config_configuration_recorder_status.config";
const channel = "aws_config_delivery_channel.config";
const ssh = "aws_config_config_rule.restricted_ssh";
const bucketPolicy = "aws_s3_bucket_policy.config_history";
const key = "aws_kms_key.config_key";
const compliance = "aws_cloudwatch_event_rule.compliance_non_compliant";
const complianceTarget = "aws_cloudwatch_event_target.compliance_non_compliant";
const detector = "aws_guardduty_detector.guardduty";
const guardDuty = "aws_cloudwatch_event_rule.guardduty_alert_findings";
const hub = "aws_cloudwatch_event_rule.security_hub_alert_findings";
const analyzer = "aws_cloudwatch_event_rule.access_analyzer_alert_findings";

const files = `${bucketPolicy}.policy`;
const kind = "Config rule -> event bus";
const severities =
  '[{"numeric":[">=",9]},{"numeric":[">=",7,"<",9]},{"numeric":[">=",4,"<",7]}]';

const ofConfig = [
  ...faultsOf("posture", kind, status, [
    ["the recorder is off", set(`${status}.is_enabled`, false), "recorder-off"],
    ["another recorder is on", set(`${status}.name`, "other")],
    [
      "the recorder is on before the channel is there",
      drop(`${status}.depends_on`),
    ],
  ]),
  ...faultsOf("posture", kind, recorder, [
    ["nothing turns the recorder on", drop(status), "no-recording"],
    ["the channel is gone", drop(channel), "no-recording"],
  ]),
  ...faultsOf("posture", kind, bucketPolicy, [
    [
      "Config may not look at its bucket",
      dropStatement(files, "AllowConfigToLook"),
      "config-bucket-denied",
    ],
    [
      "Config may not write",
      dropStatement(files, "AllowConfigWrite"),
      "config-bucket-denied",
    ],
    [
      "Config may list its bucket, not read its ACL",
      statement(files, "AllowConfigToLook", { Action: "s3:ListBucket" }),
      "config-bucket-denied",
    ],
    [
      "Config may write below another prefix",
      rewrite(files, "/Config/*", "/config/*"),
      "config-bucket-denied",
    ],
    [
      "another ACL is demanded of Config",
      rewrite(files, "bucket-owner-full-control", "private"),
      "config-bucket-denied",
    ],
    [
      "CloudTrail may write instead of Config",
      statement(files, "AllowConfigWrite", {
        Principal: { Service: "cloudtrail.amazonaws.com" },
      }),
      "config-bucket-denied",
    ],
    [
      "the bucket's policy is for Config of another region",
      rewrite(
        files,
        ":config:${data.aws_region.current.id}",
        ":config:eu-west-3",
      ),
      "config-bucket-denied",
    ],
    [
      "the policy is another bucket's",
      set(`${bucketPolicy}.bucket`, "${aws_s3_bucket.access_logs.id}"),
      "policy-astray",
    ],
  ]),
  ...faultsOf("posture", kind, channel, [
    [
      "the channel has a prefix that the policy does not know",
      set(`${channel}.s3_key_prefix`, "history"),
      "s3-key-prefix-differs",
    ],
    [
      "the channel waits for nothing",
      drop(`${channel}.depends_on`),
      "must-precede",
    ],
  ]),
  ...faultsOf("posture", kind, key, [
    [
      "the key's grant to Config is gone",
      dropStatement(`${key}.policy`, "AllowConfig"),
      "config-key-denied",
    ],
    [
      "Config may decrypt, not make data keys",
      statement(`${key}.policy`, "AllowConfig", { Action: "kms:Decrypt" }),
      "config-key-denied",
    ],
  ]),
  ...faultsOf("posture", kind, ssh, [
    ["the rule comes before the recorder", drop(`${ssh}.depends_on`)],
    [
      "the rule has its name for an identifier",
      set(`${ssh}.source.source_identifier`, "RESTRICTED_SSH"),
      "no-managed-rule",
    ],
    [
      "the rule's name begins otherwise than the event rule has it",
      set(`${ssh}.name`, "restricted-ssh"),
      "config-rule-unheard",
    ],
  ]),
  ...faultsOf("posture", "event bus -> rule", compliance, [
    [
      "what complies is told of",
      rewrite(`${compliance}.event_pattern`, "NON_COMPLIANT", "COMPLIANT"),
      "config-pattern",
    ],
    [
      "the pattern is for Config rules of another name",
      rewrite(`${compliance}.event_pattern`, "${var.prefix}-", "acme-"),
      "config-pattern",
    ],
  ]),
  ...faultsOf("posture", "rule -> target", complianceTarget, [
    [
      "the message uses a variable that is not there",
      rewrite(
        `${complianceTarget}.input_transformer.input_template`,
        "<rule>",
        "<ruleName>",
      ),
    ],
  ]),
];

const ofFindings = [
  ...faultsOf("posture", "event bus -> rule", guardDuty, [
    [
      "GuardDuty's source is misspelt",
      rewrite(`${guardDuty}.event_pattern`, "aws.guardduty", "aws.guard-duty"),
      "service-event",
    ],
    [
      "GuardDuty's kind of events is misspelt",
      rewrite(`${guardDuty}.event_pattern`, "y Finding", "y Findings"),
      "service-event",
    ],
    [
      "severities are words",
      rewrite(`${guardDuty}.event_pattern`, severities, '["HIGH"]'),
      "service-event",
    ],
    [
      "severities are above what there is",
      rewrite(
        `${guardDuty}.event_pattern`,
        severities,
        '[{"numeric":[">=",40]}]',
      ),
      "service-event",
    ],
    [
      "Macie's source by the name of its API",
      set(
        `${guardDuty}.event_pattern`,
        '{"source":["aws.macie2"],"detail-type":["Macie Finding"]}',
      ),
      "service-event",
    ],
    [
      "AWS Health's category in capitals",
      set(
        `${guardDuty}.event_pattern`,
        '{"source":["aws.health"],"detail":{"eventTypeCategory":["Issue"]}}',
      ),
      "service-event",
    ],
    [
      "severity has a capital",
      rewrite(`${guardDuty}.event_pattern`, '"severity"', '"Severity"'),
      "service-event",
    ],
    [
      "a range of severities is empty",
      rewrite(
        `${guardDuty}.event_pattern`,
        severities,
        '[{"numeric":[">=",7,"<",4]}]',
      ),
      "event-pattern-invalid",
    ],
  ]),
  ...faultsOf("posture", "event bus -> rule", detector, [
    ["GuardDuty is off", set(`${detector}.enable`, false), "detector-off"],
    ["GuardDuty is gone", drop(detector), "missing-resource"],
  ]),
  ...faultsOf("posture", "event bus -> rule", hub, [
    [
      "labels in small letters",
      rewrite(`${hub}.event_pattern`, '"CRITICAL","HIGH"', '"Critical","High"'),
      "service-event",
    ],
    [
      "another spelling of new",
      rewrite(`${hub}.event_pattern`, '"NEW"', '"New"'),
      "service-event",
    ],
    [
      "another spelling of active",
      rewrite(`${hub}.event_pattern`, '"ACTIVE"', '"Active"'),
      "service-event",
    ],
    [
      "Security Hub's kind of events is misspelt",
      rewrite(`${hub}.event_pattern`, "Findings - I", "Finding - I"),
      "service-event",
    ],
    [
      "one finding instead of findings",
      rewrite(`${hub}.event_pattern`, '"findings":{', '"finding":{'),
      "service-event",
    ],
  ]),
  ...faultsOf(
    "posture",
    "event bus -> rule",
    "aws_securityhub_account.security_hub",
    [
      [
        "Security Hub is gone",
        drop("aws_securityhub_account.security_hub"),
        "missing-resource",
      ],
    ],
  ),
  ...faultsOf("posture", "event bus -> rule", analyzer, [
    [
      "what is active is in small letters",
      rewrite(`${analyzer}.event_pattern`, '"ACTIVE"', '"active"'),
      "service-event",
    ],
    [
      "false is a text",
      rewrite(`${analyzer}.event_pattern`, "[false]", '["false"]'),
      "service-event",
    ],
    [
      "the analyzer by its name",
      rewrite(
        `${analyzer}.event_pattern`,
        "external_access.arn}",
        "external_access.analyzer_name}",
      ),
      "service-event",
    ],
    [
      "another analyzer",
      rewrite(
        `${analyzer}.event_pattern`,
        "${aws_accessanalyzer_analyzer.access_analyzer_external_access.arn}",
        "arn:aws:access-analyzer:us-east-1:123456789012:analyzer/other",
      ),
      "service-event",
    ],
  ]),
];

/** What keeps a change of compliance, or a finding of AWS's own services, from its event rule. */
export const brokenPosture = [...ofConfig, ...ofFindings];
