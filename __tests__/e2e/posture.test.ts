import { describePreset } from "./support/describe-preset";
import { subscribeMailbox } from "./support/mailbox";
import { postureLacks } from "./support/posture-lacks";
import { putEvent } from "./support/put-event";
import type { Queue } from "./support/queue";

const account = "123456789012";
const region = "us-east-1";
const topic = `arn:aws:sns:${region}:${account}:acme-alerts`;
const key = expect.stringMatching(/:key\/[0-9a-f-]{36}$/);

const compliance = (complianceType: string, configRuleName: string) => ({
  source: "aws.config",
  type: "Config Rules Compliance Change",
  detail: {
    messageType: "ComplianceChangeNotification",
    awsAccountId: account,
    awsRegion: region,
    configRuleName,
    resourceId: "sg-0123456789abcdef0",
    resourceType: "AWS::EC2::SecurityGroup",
    newEvaluationResult: { complianceType },
  },
});

const threat = (severity: number) => ({
  source: "aws.guardduty",
  type: "GuardDuty Finding",
  detail: {
    accountId: account,
    region,
    severity,
    title: "Credentials of an instance were used from outside.",
    type: "UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration",
    resource: { resourceType: "AccessKey" },
    service: { count: 2 },
  },
});

const finding = (Label: string, ProductName: string) => ({
  source: "aws.securityhub",
  type: "Security Hub Findings - Imported",
  detail: {
    findings: [
      {
        AwsAccountId: account,
        ProductName,
        RecordState: "ACTIVE",
        Region: region,
        Resources: [{ Id: "arn:aws:s3:::example", Type: "AwsS3Bucket" }],
        Severity: { Label },
        Title: "S3 buckets should block public access",
        Workflow: { Status: "NEW" },
      },
    ],
  },
});

const access = (status: string) => ({
  source: "aws.access-analyzer",
  type: "Access Analyzer Finding",
  resources: [
    `arn:aws:access-analyzer:${region}:${account}:analyzer/acme-external-access`,
  ],
  detail: {
    accountId: account,
    isDeleted: false,
    region,
    resource: "arn:aws:s3:::example",
    resourceType: "AWS::S3::Bucket",
    status,
  },
});

describePreset({
  preset: "posture",
  context: { features: { forceDestroy: true } },
  variables: { alert_emails: ["security@example.com"], prefix: "acme" },
  lacks: postureLacks,
  holds: {
    aws_cloudwatch_event_rule: 4,
    aws_cloudwatch_metric_alarm: 1,
    aws_config_config_rule: 3,
    aws_config_configuration_recorder: 1,
    aws_config_delivery_channel: 1,
    aws_guardduty_detector: 1,
    aws_iam_service_linked_role: 1,
    aws_kms_alias: 2,
    aws_kms_key: 2,
    aws_s3_bucket: 2,
    aws_sns_topic: 1,
    aws_sns_topic_subscription: 1,
    aws_sqs_queue: 1,
  },
  demands: (deployed) => {
    test("AWS Config records everything, encrypted, and looks for what is open to the world", () => {
      const rule = (source_identifier: string) => ({
        source: { owner: "AWS", source_identifier },
      });
      expect(deployed().actual).toMatchObject({
        "aws_config_configuration_recorder_status.config": {
          is_enabled: "true",
        },
        "aws_config_delivery_channel.config": {
          s3_bucket_name: `acme-config-${account}-${region}`,
          s3_kms_key_arn: key,
        },
        "aws_config_config_rule.restricted_ssh": rule("INCOMING_SSH_DISABLED"),
        "aws_config_config_rule.s3_bucket_public_read_prohibited": rule(
          "S3_BUCKET_PUBLIC_READ_PROHIBITED",
        ),
        "aws_config_config_rule.s3_bucket_public_write_prohibited": rule(
          "S3_BUCKET_PUBLIC_WRITE_PROHIBITED",
        ),
      });
    });

    describe("findings become mails", () => {
      let mailbox: Queue;

      beforeAll(async () => {
        mailbox = await subscribeMailbox(deployed().clients, topic);
      });
      afterAll(() => mailbox.remove());

      test.each([
        [
          "AWS Config",
          compliance("NON_COMPLIANT", "acme-restricted-ssh"),
          '"NON_COMPLIANT: acme-restricted-ssh"',
        ],
        [
          "GuardDuty",
          threat(8),
          '"GuardDuty, severity 8 of 10: Credentials of an instance were used from outside."',
        ],
        [
          "Security Hub",
          finding("HIGH", "Security Hub"),
          '"HIGH: S3 buckets should block public access"',
        ],
        [
          "IAM Access Analyzer",
          access("ACTIVE"),
          '"IAM Access Analyzer: a resource can be reached from outside"',
        ],
      ])("of %s", async (_, event, headline) => {
        await putEvent(deployed().clients, event);
        const [text = "", ...others] = await mailbox.read();
        expect(others).toEqual([]);
        expect(text.split("\n")[0]).toBe(headline);
        expect(text).toContain(account);
      });

      test("what is fine, slight, told elsewhere or not ours is not", async () => {
        await putEvent(
          deployed().clients,
          compliance("COMPLIANT", "acme-restricted-ssh"),
        );
        await putEvent(
          deployed().clients,
          compliance("NON_COMPLIANT", "securityhub-s3"),
        );
        await putEvent(deployed().clients, threat(2));
        await putEvent(deployed().clients, finding("MEDIUM", "Security Hub"));
        await putEvent(deployed().clients, finding("HIGH", "GuardDuty"));
        await putEvent(deployed().clients, access("RESOLVED"));
        expect(await mailbox.read()).toEqual([]);
      });
    });
  },
});
