import {
  alertLines,
  alertPaths,
  alertTitle,
  type AlertValue,
} from "../../src/rule/alert-message";
import { recordSchema } from "../../src/cloudtrail/record";
import { parseSelector } from "../../src/pattern/syntax/selector";
import { Scanner } from "../../src/pattern/syntax/scanner";
import { schemaAt } from "../../src/pattern/schema-at";
import { ruleOf } from "./rule-of";

const rule = ruleOf("trail-stopped", {
  title: "CloudTrail was stopped",
  severity: "critical",
  description: "Nothing is seen.",
  runbook: ["Start it again.", "Ask who did it."],
});
const style = {
  value: (name: AlertValue) => `<${name}>`,
  words: (text: string) => text.toUpperCase(),
  consoleHost: "console.aws.amazon.com",
};

test("says who did what, where, when and from which address, and what to do", () => {
  expect(alertLines(rule, style)).toEqual([
    "CRITICAL: CLOUDTRAIL WAS STOPPED",
    "Who: <caller> (<callerType>)",
    "Session of: <issuer>",
    "Through service: <through>",
    "What: <action> on <service>",
    "With: <parameters>",
    "Where: account <account>, region <region>",
    "When: <time>",
    "From: <address>, <agent>",
    "Error (empty if it succeeded): <error> <errorMessage>",
    "Event: <event>",
    "Look: https://<region>.console.aws.amazon.com/cloudtrailv2/home?region=<region>#/events/<event>",
    "WHY IT MATTERS: NOTHING IS SEEN.",
    "1. START IT AGAIN.",
    "2. ASK WHO DID IT.",
    "Rule: trail-stopped",
  ]);
  expect(alertTitle(rule)).toBe("CRITICAL: CloudTrail was stopped");
});

test("tells every value there is a path for, and each path is one of the record", () => {
  const asked = new Set<string>();
  alertLines(rule, {
    ...style,
    value: (name) => {
      asked.add(name);
      return "";
    },
  });
  expect([...asked].sort()).toEqual(Object.keys(alertPaths).sort());
  for (const path of Object.values(alertPaths)) {
    const selector = parseSelector(new Scanner(`$.${path}`));
    expect(typeof schemaAt(recordSchema, selector)).toBe("object");
  }
});
