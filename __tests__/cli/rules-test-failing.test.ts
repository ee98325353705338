import { apiCall } from "../../src/cloudtrail/event";
import type { Rule } from "../../src/rule/rule";
import { trailwire } from "./trailwire";

jest.mock("../../rules", () => {
  // What is hoisted above the imports asks for what it needs by itself.
  const { UnknownIdError } = jest.requireActual<
    typeof import("../../src/rule/unknown-id-error")
  >("../../src/rule/unknown-id-error");
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
    pack: (id: string) => {
      if (id !== "starter") return [];
      throw new UnknownIdError(
        "rule",
        "cloudtrail-change",
        ["cloudtrail-changes"],
        "",
        ' in the pack "starter" (rules/packs.ts, rules/recommended.ts)',
      );
    },
  };
});

const problems = [
  "runbook: expected three to six steps, got 0",
  /^case "somebody looks" must match and does not: \$\.eventName is "DescribeTrails": expected "/,
  /^case "logging is stopped" must not match and does, by \$\.eventName = "StopLogging"$/,
  "matches: expected at least two cases, got 1",
  "ignores: expected at least three cases, near misses first, got 1",
];

test("a rule whose case fails is named, with the case and the condition; exit code 1", async () => {
  const { exitCode, stdout, stderr } = await trailwire(["rules", "test"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
  const lines = stdout.trimEnd().split("\n");
  expect(lines.pop()).toMatch(/^2 rules, \d+ cases: 6 problems$/);
  expect(lines).toEqual([
    ...problems.map((problem) =>
      typeof problem === "string"
        ? `cloudtrail-changes: ${problem}`
        : expect.stringMatching(
            problem.source.replace("^", "^cloudtrail-changes: "),
          ),
    ),
    'pack starter: unknown rule "cloudtrail-change" in the pack "starter" (rules/packs.ts, rules/recommended.ts), did you mean cloudtrail-changes?',
  ]);
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
      problems: problems.map((problem) =>
        typeof problem === "string" ? problem : expect.stringMatching(problem),
      ),
    },
  ]);
});
