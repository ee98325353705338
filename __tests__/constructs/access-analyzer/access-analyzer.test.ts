import {
  AccessAnalyzer,
  type AccessAnalyzerProps,
} from "../../../src/constructs";
import { alertRoute, mail } from "../alert-route";
import { all, only, shorten, synth } from "../synth";

const analyzer = (overrides: Partial<AccessAnalyzerProps> = {}) =>
  synth((stack) => {
    new AccessAnalyzer(stack, "analyzer", {
      name: "monitor",
      alerts: alertRoute(stack),
      ...overrides,
    });
  });

const TYPE = "aws_accessanalyzer_analyzer";

test("external access costs nothing and is all that is looked for", () => {
  expect(all(analyzer(), TYPE)).toMatchObject([
    { analyzer_name: "monitor-external-access", type: "ACCOUNT" },
  ]);
});

test("unused access is looked for when asked, and the whole organization", () => {
  const document = analyzer({
    zoneOfTrust: "organization",
    unusedAfterDays: 90,
  });
  expect(all(document, TYPE)).toMatchObject([
    { analyzer_name: "monitor-external-access", type: "ORGANIZATION" },
    {
      analyzer_name: "monitor-unused-access",
      type: "ORGANIZATION_UNUSED_ACCESS",
      configuration: { unused_access: { unused_access_age: 90 } },
    },
  ]);
});

test.each([0, 366])("%d days are refused", (unusedAfterDays) => {
  expect(() => analyzer({ unusedAfterDays })).toThrow(
    `the analyzer "stack/analyzer" has unusedAfterDays ${unusedAfterDays}: expected 1 to 365`,
  );
});

const finding = {
  source: "aws.access-analyzer",
  "detail-type": "Access Analyzer Finding",
  region: "us-west-2",
  resources: ["arn:aws:access-analyzer:us-west-2:123456789012:analyzer/mine"],
  detail: {
    accountId: "123456789012",
    action: ["s3:GetObject"],
    condition: {},
    id: "a1b2c3",
    isDeleted: false,
    isPublic: false,
    principal: { AWS: "111122223333" },
    region: "us-west-2",
    resource: "arn:aws:s3:::example",
    resourceType: "AWS::S3::Bucket",
    status: "ACTIVE",
    updatedAt: "2026-01-02T03:04:05Z",
  },
};

test("people are told of what the own analyzer finds open, and of nothing that is settled", () => {
  const { event_pattern } = only(analyzer(), "aws_cloudwatch_event_rule");
  expect(JSON.parse(shorten(String(event_pattern)))).toEqual({
    source: ["aws.access-analyzer"],
    "detail-type": ["Access Analyzer Finding"],
    resources: ["<aws_accessanalyzer_analyzer.arn>"],
    detail: { status: ["ACTIVE"], isDeleted: [false] },
  });
});

test("the mail says who can do what with what", () => {
  expect(mail(analyzer(), finding).split("\n").slice(0, 6)).toEqual([
    '"IAM Access Analyzer: a resource can be reached from outside"',
    '"What: arn:aws:s3:::example (AWS::S3::Bucket)"',
    '"By whom: {AWS:111122223333}, public: false"',
    '"To do what: [s3:GetObject], on condition: {}"',
    '"Where: account 123456789012, region us-west-2"',
    '"When: 2026-01-02T03:04:05Z"',
  ]);
});
