import { SecurityHub, type SecurityHubProps } from "../../../src/constructs";
import { alertRoute, mail, tells } from "../alert-route";
import { recorder } from "../config/recorder";
import { all, only, shorten, synth } from "../synth";

const hub = (overrides: Partial<SecurityHubProps> = {}) =>
  synth((stack) => {
    new SecurityHub(stack, "security_hub", {
      name: "monitor",
      recorder: "elsewhere",
      alerts: alertRoute(stack),
      ...overrides,
    });
  });

const ACCOUNT = expect.stringMatching(/^aws_securityhub_account\./);

test("the standards are those chosen here, not AWS's own choice", () => {
  const document = hub({ standards: ["cis-1.2", "cis-3.0"] });
  expect(only(document, "aws_securityhub_account")).toMatchObject({
    enable_default_standards: false,
    auto_enable_controls: true,
    control_finding_generator: "SECURITY_CONTROL",
  });
  const standards = all(document, "aws_securityhub_standards_subscription");
  expect(
    standards.map(({ standards_arn }) => shorten(String(standards_arn))),
  ).toEqual([
    "arn:<aws_partition.partition>:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0",
    "arn:<aws_partition.partition>:securityhub:<aws_region.id>::standards/cis-aws-foundations-benchmark/v/3.0.0",
  ]);
  expect(standards.map(({ depends_on }) => depends_on)).toEqual([
    [ACCOUNT],
    [ACCOUNT],
  ]);
});

test("standards wait for the recorder that they check by", () => {
  const document = synth((stack) => {
    new SecurityHub(stack, "security_hub", {
      name: "monitor",
      recorder: recorder(stack),
      alerts: "none",
      standards: ["aws-foundational"],
    });
  });
  expect(
    only(document, "aws_securityhub_standards_subscription")["depends_on"],
  ).toEqual([
    ACCOUNT,
    expect.stringMatching(/^aws_config_configuration_recorder_status\./),
  ]);
});

test.each<[SecurityHubProps["aggregate"] & {}, object]>([
  ["all-regions", { linking_mode: "ALL_REGIONS" }],
  [
    ["eu-west-1"],
    {
      linking_mode: "SPECIFIED_REGIONS",
      specified_regions: ["eu-west-1"],
    },
  ],
])("findings of %j are copied here", (aggregate, expected) => {
  expect(
    only(hub({ aggregate }), "aws_securityhub_finding_aggregator"),
  ).toMatchObject(expected);
});

test("new accounts of the organization are switched on when asked for", () => {
  const TYPE = "aws_securityhub_organization_configuration";
  expect(only(hub({ newMembers: "no-standards" }), TYPE)).toMatchObject({
    auto_enable: true,
    auto_enable_standards: "NONE",
  });
  expect(all(hub(), TYPE)).toEqual([]);
});

const imported = (finding: object = {}) => ({
  source: "aws.securityhub",
  "detail-type": "Security Hub Findings - Imported",
  detail: {
    findings: [
      {
        Id: "arn:aws:securityhub:us-east-1:123456789012:security-control/S3.1/finding/a1",
        AwsAccountId: "123456789012",
        Region: "us-east-1",
        ProductName: "Security Hub",
        Title: "S3 buckets should block public access",
        Description: "This control checks the four settings.",
        Severity: { Label: "HIGH" },
        Workflow: { Status: "NEW" },
        RecordState: "ACTIVE",
        UpdatedAt: "2026-01-02T03:04:05Z",
        Resources: [{ Id: "arn:aws:s3:::example", Type: "AwsS3Bucket" }],
        Remediation: { Recommendation: { Url: "https://example.com/S3.1" } },
        ...finding,
      },
    ],
  },
});

test.each([
  ["a new one", {}, true],
  ["one that is worse", { Severity: { Label: "CRITICAL" } }, true],
  ["one of less severity", { Severity: { Label: "MEDIUM" } }, false],
  ["one that somebody works on", { Workflow: { Status: "NOTIFIED" } }, false],
  ["one that is over", { RecordState: "ARCHIVED" }, false],
  ["one that is told already", { ProductName: "GuardDuty" }, false],
  ["one of another service", { ProductName: "Inspector" }, true],
])("of findings, %s", (_, finding, told) => {
  const document = hub({ toldElsewhere: ["GuardDuty", "Config"] });
  expect(tells(document, imported(finding))).toBe(told);
});

test("without other alerts everything is told from here", () => {
  expect(tells(hub(), imported({ ProductName: "GuardDuty" }))).toBe(true);
  expect(
    tells(
      hub({ alertFrom: "info" }),
      imported({ Severity: { Label: "INFORMATIONAL" } }),
    ),
  ).toBe(true);
});

test("the mail says what was found about what, where and when, and how to mend it", () => {
  expect(mail(hub(), imported()).split("\n").slice(0, 8)).toEqual([
    '"HIGH: S3 buckets should block public access"',
    '"What: This control checks the four settings."',
    '"About: arn:aws:s3:::example (AwsS3Bucket)"',
    '"Where: account 123456789012, region us-east-1"',
    '"When: 2026-01-02T03:04:05Z, found by: Security Hub"',
    expect.stringContaining("security-control/S3.1/finding/a1"),
    expect.stringContaining("https://us-east-1.console.aws.amazon.com/"),
    '"How to mend it: https://example.com/S3.1"',
  ]);
});
