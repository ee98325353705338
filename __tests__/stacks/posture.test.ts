import { addresses, type Document, synth } from "./synth";
import { tell } from "./tell";

const preset = "posture";
const document = synth({ preset });

/** The one resource of its type and name, with all arguments. */
const only = ({ resource }: Document, type: string, name: string) =>
  resource[type]?.[name] ?? {};

const pattern = (of: Document, name: string) =>
  JSON.parse(
    String(only(of, "aws_cloudwatch_event_rule", name)["event_pattern"]),
  );

test("it stands alone: no trail, no rules, one mail for each finding", () => {
  expect(addresses(document).join()).not.toMatch(
    /aws_cloudtrail|metric_filter|aws_lambda_function/,
  );
  expect(
    Object.keys(document.resource["aws_cloudwatch_event_rule"] ?? {}),
  ).toEqual([
    "access_analyzer_alert_findings",
    "compliance_non_compliant",
    "guardduty_alert_findings",
    "security_hub_alert_findings",
  ]);
  expect(Object.keys(document.output)).toEqual(["alert_topic_arn"]);
});

test.each([
  ["config", /aws_config_|config_history|config_key|compliance/],
  ["guardDuty", /guardduty/],
  ["securityHub", /security_?hub/],
  ["accessAnalyzer", /access_?analyzer/],
])("%s is a switch: off, nothing of it is there", (name, parts) => {
  expect(addresses(document).join()).toMatch(parts);
  const off = synth({ preset, posture: { [name]: false } });
  expect(addresses(off).join()).not.toMatch(parts);
});

test("what tells of its findings itself is not told again by Security Hub", () => {
  const told = (of: Document) =>
    pattern(of, "security_hub_alert_findings").detail.findings.ProductName;
  expect(told(document)).toEqual([
    { "anything-but": ["GuardDuty", "IAM Access Analyzer", "Config"] },
  ]);
  expect(told(synth({ preset, posture: { guardDuty: false } }))).toEqual([
    { "anything-but": ["IAM Access Analyzer", "Config"] },
  ]);
});

test("standards wait for the recorder, or trust that there is one", () => {
  const standard = (of: Document) =>
    only(
      of,
      "aws_securityhub_standards_subscription",
      "security_hub_aws_foundational",
    )["depends_on"];
  const hub = "aws_securityhub_account.security_hub";
  expect(standard(document)).toEqual([
    hub,
    "aws_config_configuration_recorder_status.config",
  ]);
  expect(standard(synth({ preset, posture: { config: false } }))).toEqual([
    hub,
  ]);
});

test("AWS Config takes sets and single rules, each once, and puts right what it is told to", () => {
  const { resource } = synth({
    preset,
    posture: {
      config: {
        ruleSets: ["exposure"],
        rules: ["restricted-ssh", "iam-password-policy"],
        remediate: ["restricted-ssh"],
        automaticRemediation: true,
        serviceLinkedRole: "existing",
      },
    },
  });
  expect(Object.keys(resource["aws_config_config_rule"] ?? {})).toEqual([
    "iam_password_policy",
    "restricted_ssh",
    "s3_bucket_public_read_prohibited",
    "s3_bucket_public_write_prohibited",
  ]);
  expect(resource["aws_config_remediation_configuration"]).toMatchObject({
    remedy_restricted_ssh: {
      automatic: true,
      target_id: "AWS-DisableIncomingSSHOnPort22",
    },
  });
  expect(resource).not.toHaveProperty("aws_iam_service_linked_role");
});

test("requests for the history are recorded, unless nobody wants to know", () => {
  const logging = "aws_s3_bucket_logging.config_history";
  expect(addresses(document)).toContain(logging);
  const without = synth({ preset, features: { accessLogging: false } });
  expect(addresses(without)).not.toContain(logging);
});

test("the summary tells what AWS looks for", () => {
  const text = tell({ preset });
  expect(text).toContain(`What is on besides
  AWS Config           3 managed rules
  GuardDuty            5 protection plans besides CloudTrail, flow logs and DNS
  Security Hub         2 standards
  IAM Access Analyzer  external access

`);
  expect(text).not.toContain("What is watched");
});
