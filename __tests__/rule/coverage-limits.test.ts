import { cisMonitoring } from "../../rules/controls";
import { field } from "../../src/cloudtrail/pattern";
import { parseJson } from "../../src/pattern";
import { coverageOf } from "../../src/rule/coverage";
import type { Rule } from "../../src/rule/rule";
import { ruleOf } from "./rule-of";

describe("limits", () => {
  const use = (name: string, chosen: readonly Rule[]) =>
    coverageOf(chosen, chosen).limits.find((limit) => limit.name === name);

  test("count the rules of each route", () => {
    const chosen = [
      ruleOf("audited", { controls: cisMonitoring(1) }),
      ruleOf("told"),
      ruleOf("both", { routes: ["metric", "event"] }),
    ];
    expect(use("metric filters of one log group", chosen)).toMatchObject({
      used: 2,
      limit: 100,
    });
    expect(use("EventBridge rules of one bus", chosen)).toMatchObject({
      used: 2,
      limit: 300,
    });
  });

  test("find the longest filter among those on the metric route", () => {
    const chosen = [
      ruleOf("short", { routes: ["metric"] }),
      ruleOf("longer", { routes: ["metric"] }),
      ruleOf("the-longest-of-all", { routes: ["event"] }),
    ];
    expect(use("characters of the longest filter", chosen)).toMatchObject({
      used: '{ $.eventName = "longer" }'.length,
      limit: 1024,
      rule: "longer",
    });
  });

  test("find most regular expressions and wildcards in one filter", () => {
    const metric = { routes: ["metric"] } as const;
    const chosen = [
      ruleOf("plain", metric),
      ruleOf("wildcard", {
        ...metric,
        pattern: parseJson(
          "{ $.resources[*].ARN = a && $.resources[*].type = b }",
        ),
      }),
      ruleOf("regex", {
        ...metric,
        pattern: field("userAgent").matches("^curl"),
      }),
    ];
    expect(use("regular expressions of one filter", chosen)).toMatchObject({
      used: 1,
      limit: 2,
      rule: "regex",
    });
    expect(use("wildcard selectors of one filter", chosen)).toMatchObject({
      used: 2,
      limit: 3,
      rule: "wildcard",
    });
  });

  test("count the wildcards and find the longest event pattern", () => {
    const event = { routes: ["event"] } as const;
    const pattern = field("userAgent").like("*kali*");
    const chosen = [
      ruleOf("plain", event),
      ruleOf("wildcard", { ...event, pattern }),
      ruleOf("metric", { routes: ["metric"], pattern }),
    ];
    expect(use("EventBridge rules with a wildcard", chosen)).toMatchObject({
      used: 1,
      limit: 30,
    });
    expect(
      use("characters of the longest event pattern", chosen),
    ).toMatchObject({
      used: '{"source":[{"prefix":"aws."}],"detail-type":[{"suffix":" via CloudTrail"}],"detail":{"userAgent":[{"wildcard":"*kali*"}]}}'
        .length,
      limit: 2048,
      rule: "wildcard",
    });
  });

  test("name a rule that EventBridge cannot express, and why", () => {
    const pattern = field("userAgent").matches("^a[0-9]+b");
    const regex = ruleOf("regex", { routes: ["event"], pattern });
    const { unsupported } = coverageOf([regex, ruleOf("plain")], []);
    expect(unsupported).toEqual([
      { rule: "regex", reason: expect.stringContaining("%^a[0-9]+b%") },
    ]);
    expect(use("EventBridge rules of one bus", [regex])?.used).toBe(0);
  });
});
