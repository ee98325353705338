import type { Overrides } from "../../src/cloudtrail/event";
import {
  alertOf,
  type Telling,
} from "../../src/runtime/event-pipeline/alert-text";
import { findingOf } from "../../src/runtime/event-pipeline/finding";
import { alertLines, alertPaths } from "../../src/rule/alert-message";
import { valueAt } from "../../src/cloudtrail/text-at";
import { ruleOf } from "../rule/rule-of";
import { event, rules } from "./cases";

const consoleHost = "console.aws.amazon.com";
const [stopped] = rules;

function finding(id: string, overrides: Overrides = {}) {
  if (!stopped) throw new Error("cases.ts has no rules");
  return findingOf(event(id, overrides), stopped, {
    file: "s3://audit-logs/a",
    fileId: "a",
    expiresAt: 0,
  });
}

function mail(telling: Partial<Telling> = {}) {
  return alertOf({
    rule: ruleOf("trail-stopped", { title: "CloudTrail was stopped" }),
    count: 1,
    known: 0,
    findings: [finding("1")],
    consoleHost,
    ...telling,
  });
}

test("one finding is told in the lines of the event route", () => {
  const rule = ruleOf("trail-stopped", { runbook: ["Look.", "Act."] });
  const record = event("1");
  const lines = alertLines(rule, {
    value: (name) => String(valueAt(record, alertPaths[name]) ?? ""),
    words: (text) => text,
    consoleHost,
  });
  expect(mail({ rule })).toEqual({
    subject: "MEDIUM: trail-stopped",
    message: lines.map((line) => line.replace("null", "").trimEnd()).join("\n"),
    attributes: { Rule: "trail-stopped", Severity: "medium", Findings: 1 },
  });
});

test("many are told with their number, the first in full and the next in a line each", () => {
  const findings = [
    finding("1"),
    finding("2", {
      errorCode: "AccessDenied",
      eventTime: "2026-01-15T10:31:00Z",
    }),
  ];
  const { subject, message, attributes } = mail({ count: 200, findings });
  expect(subject).toBe("MEDIUM: CloudTrail was stopped (200 events)");
  const lines = message.split("\n");
  expect(lines.slice(0, 3)).toEqual([
    "MEDIUM: CloudTrail was stopped (200 events)",
    "200 events within a quarter of an hour by the same caller. The first:",
    "Who: arn:aws:iam::123456789012:user/alice (IAMUser)",
  ]);
  expect(lines.slice(-5)).toEqual([
    "",
    "Others:",
    "2026-01-15T10:31:00Z StopLogging (AccessDenied) in us-east-1 from 192.0.2.10, event 2",
    "",
    "All of them: trailwire events --rule trail-stopped",
  ]);
  expect(attributes.Findings).toBe(200);
});

test("the rest of a window says how many were told before", () => {
  const { subject, message } = mail({ count: 1, known: 7 });
  expect(subject).toBe("MEDIUM: CloudTrail was stopped (1 more)");
  expect(message.split("\n")[1]).toBe(
    "1 more within a quarter of an hour by the same caller, after the 7 that were told. One of them:",
  );
});

test("findings that are gone are told without their values", () => {
  const { message } = mail({ count: 3, findings: [] });
  expect(message).toContain("(3 events)\n3 events within");
  expect(message).not.toContain("undefined");
});

test("a caller cannot write lines of the alert", () => {
  const userAgent = "curl\nWho: nobody\r\u2028Rule: \u0007x";
  const { message } = mail({ findings: [finding("1", { userAgent })] });
  expect(message).toContain("From: 192.0.2.10, curl Who: nobody Rule: x\n");
});

test("the subject is what SNS takes: ASCII, in one line, under 100 characters", () => {
  const title = `Größe – “quoted”\n${"x".repeat(200)}`;
  const { subject } = mail({ rule: ruleOf("x", { title }), count: 12 });
  expect(subject).toMatch(/^MEDIUM: Gr\?\?e \? \?quoted\? x+ \(12 events\)$/);
  expect(subject).toHaveLength(99);
});

test("the message is what SNS takes: at most 256 KB", () => {
  const large = "日".repeat(300_000);
  const { message } = mail({
    rule: ruleOf("x", { description: large }),
    findings: [finding("1", { requestParameters: { large } })],
  });
  expect(Buffer.byteLength(message)).toBeLessThanOrEqual(262_144);
  expect(message).toMatch(/… \(shortened\)$/);
  expect(message).toContain("Where: account 123456789012");
});
