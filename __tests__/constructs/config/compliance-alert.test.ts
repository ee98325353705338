import { ComplianceAlert } from "../../../src/constructs";
import { alertRoute, mail, tells } from "../alert-route";
import { synth } from "../synth";
import { recorder } from "./recorder";

const document = synth((stack) => {
  new ComplianceAlert(stack, "alert", {
    ...alertRoute(stack),
    name: "monitor-compliance",
    recorder: recorder(stack),
  });
});

const change = (detail: object = {}) => ({
  source: "aws.config",
  "detail-type": "Config Rules Compliance Change",
  detail: {
    messageType: "ComplianceChangeNotification",
    awsAccountId: "123456789012",
    awsRegion: "eu-west-1",
    configRuleName: "monitor-restricted-ssh",
    resourceType: "AWS::EC2::SecurityGroup",
    resourceId: "sg-0123456789abcdef0",
    newEvaluationResult: {
      complianceType: "NON_COMPLIANT",
      resultRecordedTime: "2026-01-02T03:04:05.678Z",
      annotation: null,
    },
    ...detail,
  },
});

test.each([
  ["a breach", {}, true],
  [
    "a resource that keeps the rule again",
    { newEvaluationResult: { complianceType: "COMPLIANT" } },
    false,
  ],
  [
    "a rule of Security Hub's",
    { configRuleName: "securityhub-restricted-ssh-a1b2c3d4" },
    false,
  ],
])("%s", (_, detail, told) => {
  expect(tells(document, change(detail))).toBe(told);
});

test("the mail says what broke which rule, where and when, and where to look", () => {
  expect(mail(document, change())).toBe(
    [
      "NON_COMPLIANT: monitor-restricted-ssh",
      "What: sg-0123456789abcdef0 (AWS::EC2::SecurityGroup)",
      "Before (empty if it is new): ",
      "Where: account 123456789012, region eu-west-1",
      "When: 2026-01-02T03:04:05.678Z",
      "Note (null if there is none): null",
      "Look: https://eu-west-1.console.aws.amazon.com/config/home?region=eu-west-1#/rules/details?configRuleName=monitor-restricted-ssh",
      "1. Open the resource's timeline from there: it shows what changed, when, and the call that changed it.",
      "2. Put the resource right; AWS Config looks at it again by itself.",
    ]
      .map((line) => `"${line}"`)
      .join("\n"),
  );
});
