import {
  ManagedRule,
  type RemediableRule,
  Remediation,
  type RemediationProps,
} from "../../../src/constructs";
import { only, statements, synth } from "../synth";
import { recorder } from "./recorder";

const remedy = (
  rule: RemediableRule,
  overrides: Partial<RemediationProps> = {},
) =>
  synth((stack) => {
    new Remediation(stack, "mend", {
      rule: new ManagedRule(stack, "rule", { rule, recorder: recorder(stack) }),
      roleName: "mend",
      ...overrides,
    });
  });

const configuration = (document: ReturnType<typeof remedy>) =>
  only(document, "aws_config_remediation_configuration");

test("a person starts it, unless it is told to be automatic", () => {
  expect(configuration(remedy("restricted-ssh"))).toMatchObject({
    config_rule_name: expect.stringMatching(/^\$\{aws_config_config_rule\./),
    resource_type: "AWS::EC2::SecurityGroup",
    target_type: "SSM_DOCUMENT",
    target_id: "AWS-DisableIncomingSSHOnPort22",
    automatic: false,
    parameter: [
      {
        name: "AutomationAssumeRole",
        static_value: expect.stringMatching(/^\$\{aws_iam_role\./),
      },
      { name: "SecurityGroupIds", resource_value: "RESOURCE_ID" },
    ],
    depends_on: [expect.stringMatching(/^aws_iam_role_policy\./)],
  });
  expect(
    configuration(remedy("restricted-ssh", { automatic: true })),
  ).toMatchObject({
    automatic: true,
    maximum_automatic_attempts: 3,
    retry_attempt_seconds: 120,
  });
});

test.each<[RemediableRule, readonly string[]]>([
  [
    "restricted-ssh",
    ["ec2:DescribeSecurityGroups", "ec2:RevokeSecurityGroupIngress"],
  ],
  ["s3-bucket-public-read-prohibited", ["s3:PutBucketPublicAccessBlock"]],
])("the role for %s may do what the runbook does: %j", (rule, actions) => {
  const document = remedy(rule);
  expect(statements(only(document, "aws_iam_role_policy")["policy"])).toEqual({
    0: { Effect: "Allow", Action: actions, Resource: "*" },
  });
  const trust = only(document, "aws_iam_role")["assume_role_policy"];
  expect(statements(trust)).toEqual({
    0: {
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Principal: { Service: "ssm.amazonaws.com" },
      Condition: {
        StringEquals: {
          "aws:SourceAccount": "<aws_caller_identity.account_id>",
        },
      },
    },
  });
});
