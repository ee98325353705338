import type { AuditRecord } from "../../../src/runtime/response/audit-record";
import { auditText } from "../../../src/runtime/response/audit-text";
import {
  modes,
  type ResponseName,
  responses,
} from "../../../src/runtime/response/contract";
import { readEnvironment } from "../../../src/runtime/response/environment";

const record: AuditRecord = {
  response: "restore-logging",
  outcome: "mended",
  resource: "arn:aws:cloudtrail:us-east-1:123456789012:trail/main",
  why: "StopLogging by arn:aws:iam::123456789012:user/alice",
  before: { logging: false },
  after: { logging: true },
  event: {
    id: "66666666-7777-8888-9999-000000000000",
    name: "StopLogging",
    time: "2026-01-15T10:30:00Z",
    account: "123456789012",
    region: "us-east-1",
    callers: ["arn:aws:iam::123456789012:user/alice"],
  },
};

test("a mail says what was done, why, and what it was before", () => {
  expect(auditText(record)).toEqual({
    subject: "RESPONSE: Turn logging back on: done",
    message: [
      "RESPONSE: Turn logging back on: done",
      "On: arn:aws:cloudtrail:us-east-1:123456789012:trail/main",
      "Why: StopLogging by arn:aws:iam::123456789012:user/alice",
      "Before: logging false",
      "After: logging true",
      "Where: account 123456789012, region us-east-1",
      "Event: 66666666-7777-8888-9999-000000000000",
      "Response: restore-logging",
    ].join("\n"),
    attributes: { Rule: "restore-logging", Severity: "high", Findings: 1 },
  });
});

test("the mail of a dry run cannot be taken for that of a change", () => {
  const { subject, message } = auditText({ ...record, outcome: "would mend" });
  expect(subject).toContain("dry run, nothing was changed");
  expect(message).toContain("Would be: logging true");
  expect(message).not.toContain("After:");
});

test("what somebody asks for cannot look like a line of its own", () => {
  const resource = "arn:aws:iam::123456789012:user/x\nOn: nobody\u2028On: me";
  const { message } = auditText({ ...record, outcome: "impossible", resource });
  expect(
    message.split(/[\n\u2028]/).filter((line) => line.startsWith("On:")),
  ).toHaveLength(1);
});

test("SNS takes every subject: ASCII, fewer than 100 characters", () => {
  const outcomes = [
    "mended",
    "would mend",
    "unchanged",
    "left alone",
    "impossible",
    "failed",
  ] as const;
  // The table's keys are the names.
  for (const response of Object.keys(responses) as ResponseName[]) {
    for (const outcome of outcomes) {
      const { subject } = auditText({ ...record, response, outcome });
      expect(subject).toMatch(/^[ -~]{1,99}$/);
    }
  }
});

describe("the environment", () => {
  const values = {
    SNS_TOPIC_ARN: "arn:aws:sns:us-east-1:123456789012:alerts",
    RESPONSE_MODE: "act",
    OWN_ROLE_ARN: "arn:aws:iam::123456789012:role/acme",
  };

  test.each(modes)("mode %s", (mode) => {
    expect(readEnvironment({ ...values, RESPONSE_MODE: mode })).toEqual({
      name: undefined,
      topic: values.SNS_TOPIC_ARN,
      role: values.OWN_ROLE_ARN,
      mode,
    });
  });

  test.each([
    ["SNS_TOPIC_ARN", undefined, "is missing: expected an ARN"],
    ["OWN_ROLE_ARN", "acme", 'is "acme": expected an ARN'],
    // Nobody should learn from a change that this was no dry run.
    ["RESPONSE_MODE", undefined, "is missing: expected one of dry-run, act"],
    ["RESPONSE_MODE", "Dry-Run", 'is "Dry-Run": expected one of dry-run, act'],
  ])("%s cannot be %s", (name, value, reason) => {
    expect(() => readEnvironment({ ...values, [name]: value })).toThrow(
      `the environment variable ${name} ${reason}`,
    );
  });
});
