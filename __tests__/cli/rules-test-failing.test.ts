import { apiCall } from "../../src/cloudtrail/event";
import type { Rule } from "../../src/rule/rule";
import { trailwire } from "./trailwire";

jest.mock("../../rules", () => {
  const actual =
    jest.requireActual<typeof import("../../rules")>("../../rules");
  const broken: Rule = {
    ...actual.ruleById("cloudtrail-changes"),
    runbook: [],
    matches: { "somebody looks": apiCall({ eventName: "DescribeTrails" }) },
    ignores: {
      "logging is stopped": apiCall({
        eventSource: "cloudtrail.amazonaws.com",
        eventName: "StopLogging",
      }),
    },
  };
  return {
    ...actual,
    rules: [actual.ruleById("root-usage"), broken],
    ruleById: () => broken,
  };
});

test("a rule whose case fails is named, with the case; exit code 1", async () => {
  const { exitCode, stdout, stderr } = await trailwire(["rules", "test"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
  expect(stdout).toMatch(
    /^cloudtrail-changes: runbook: expected three to six steps, got 0\ncloudtrail-changes: case "somebody looks" must match and does not\ncloudtrail-changes: case "logging is stopped" must not match and does\n2 rules, \d+ cases: 3 problems\n$/,
  );
});

test("as JSON", async () => {
  const { exitCode, stdout } = await trailwire(
    "rules test cloudtrail-changes --format json".split(" "),
  );
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toEqual([
    {
      id: "cloudtrail-changes",
      cases: [
        { name: "somebody looks", expected: true, actual: false },
        { name: "logging is stopped", expected: false, actual: true },
      ],
      problems: [
        "runbook: expected three to six steps, got 0",
        'case "somebody looks" must match and does not',
        'case "logging is stopped" must not match and does',
      ],
    },
  ]);
});
