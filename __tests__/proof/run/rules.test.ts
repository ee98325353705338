import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ruleById, rules } from "../../../rules";
import { compile } from "../../../src/pattern";
import { ordinaryTraffic } from "../../../src/proof/run/ordinary-traffic";
import { witnesses } from "../../../src/proof/run/witnesses";
import { excluding } from "../../../src/rule/exclude";
import { eventPatterns } from "../../../src/rule/event-patterns";
import { filterText } from "../../../src/rule/filter-text";
import { metricName, type Rule } from "../../../src/rule/rule";
import {
  problemsIn,
  proveEventRule,
  proveFilter,
  resource,
} from "./configuration";

const headline = ({ severity, title }: Rule) =>
  `${severity.toUpperCase()}: ${title}.`;

const rootUsage = ruleById("root-usage");
const declared = {
  metric: "Other",
  alarm: { alarm_description: headline(rootUsage) },
};
const named = { metric: metricName(rootUsage) };

describe("the library", () => {
  test("every rule has records of its own, and they are what they are said to be", () => {
    const wrong = rules.flatMap((rule) => {
      const matcher = compile(rule.pattern);
      const { matches, ignores } = witnesses(rule);
      return [
        ...matches.filter(({ record }) => !matcher(record)),
        ...ignores.filter(({ record }) => matcher(record)),
      ].map(({ name }) => `${rule.id}: ${name}`);
    });
    expect(wrong).toEqual([]);
    expect(
      rules.filter((rule) => witnesses(rule).matches.length === 0),
    ).toEqual([]);
  });

  test("no rule tells of ordinary traffic", () => {
    const told = rules.flatMap((rule) => {
      const matcher = compile(rule.pattern);
      return Object.entries(ordinaryTraffic)
        .filter(([, record]) => matcher(record))
        .map(([name]) => `${rule.id}: ${name}`);
    });
    expect(told).toEqual([]);
  });
});

describe("a rule that is deployed as it is", () => {
  test("is delivered by its filter", () => {
    const wrong = rules
      .filter((rule) => filterText(rule).length <= 1024)
      .filter((rule) => {
        const alarm = {
          alarm_description: headline(rule),
          threshold: rule.alarm?.threshold ?? 1,
        };
        const metric = metricName(rule);
        const proof = proveFilter(filterText(rule), { metric, alarm });
        return proof.outcome !== "delivered";
      });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test("is delivered by its event rule", () => {
    const golden = readFileSync(
      join(__dirname, "../../stacks/recommended.golden.json"),
      "utf8",
    );
    // The golden file is the output of our own synthesis.
    const { resource } = JSON.parse(golden) as {
      resource: Record<string, Record<string, Record<string, string>>>;
    };
    const deployed = Object.values(
      resource["aws_cloudwatch_event_rule"] ?? {},
    ).filter(({ description = "" }) => /^[A-Z]+: /.test(description));
    expect(deployed.length).toBeGreaterThan(100);
    const wrong = deployed.filter(
      ({ event_pattern = "", description = "" }) => {
        const proof = proveEventRule(event_pattern, { description });
        return proof.outcome !== "delivered";
      },
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test("with exclusions is still the rule", () => {
    const rule = excluding(rootUsage, {
      services: ["support.amazonaws.com"],
      addresses: ["192.0.2.*"],
      accounts: ["123456789012"],
    });
    expect(problemsIn(proveFilter(filterText(rule), declared))).toEqual([]);
    const [pattern] = eventPatterns(rule);
    expect(
      problemsIn(
        proveEventRule(pattern?.text, { description: headline(rule) }),
      ),
    ).toEqual([]);
  });
});

describe("a rule that is deployed otherwise", () => {
  const ROOT = '$.userIdentity.type="Root"';
  const ITSELF = "$.userIdentity.invokedBy NOT EXISTS";
  const NO_SERVICE = '$.eventType !="AwsServiceEvent"';

  test.each([
    [`{ ${ROOT} && ${ITSELF} }`, ["pattern-exceeds-rule"], []],
    [`{ ${ROOT} && ${NO_SERVICE} }`, ["pattern-exceeds-rule"], []],
    [
      `{ ${ROOT} && ${ITSELF} && $.eventType != "AwsApiCall" }`,
      ["pattern-misses-rule", "pattern-exceeds-rule"],
      ["pattern-misses-rule"],
    ],
    [
      `{ ${ROOT} && ${ITSELF} && $.eventType = "AwsServiceEvent" }`,
      ["pattern-misses-rule", "pattern-exceeds-rule"],
      ["pattern-misses-rule"],
    ],
    [
      `{ ${ROOT} && ${ITSELF} && ${NO_SERVICE} && $.eventName = ConsoleLogin }`,
      ["pattern-misses-rule"],
      [],
    ],
  ])("%s", (text, asDeclared, asNamed) => {
    const ids = (around: Parameters<typeof proveFilter>[1]) =>
      problemsIn(proveFilter(text, around)).map(({ id }) => id);
    expect(ids(declared)).toEqual(asDeclared);
    // A name alone may be somebody else's, who watches less.
    expect(ids(named)).toEqual(asNamed);
  });

  test("not one of a rule's actions can be lost unseen", () => {
    const rule = ruleById("iam-policy-changes");
    const text = filterText(rule);
    const actions = [...text.matchAll(/\(\$\.eventName=\w+\)/g)].map(
      ([found]) => found,
    );
    expect(actions.length).toBeGreaterThan(10);
    for (const action of actions) {
      const without = text
        .replace(` || ${action}`, "")
        .replace(`${action} || `, "");
      const alarm = { alarm_description: headline(rule) };
      expect(problemsIn(proveFilter(without, { alarm }))).toMatchObject([
        { id: "pattern-misses-rule", mend: expect.stringContaining(text) },
      ]);
    }
  });

  test("an event rule of somebody else may carry a rule's name and watch less", () => {
    const pattern = {
      "detail-type": ["AWS API Call via CloudTrail"],
      detail: {
        eventSource: ["ec2.amazonaws.com"],
        eventName: ["AuthorizeSecurityGroupIngress"],
      },
    };
    const name = "acme-security-group-changes";
    const { outcome, paths } = proveEventRule(pattern, { name });
    expect(outcome).toBe("delivered");
    expect(paths[0]?.run?.recognised?.by).toBe("named");
    const other = { ...pattern, detail: { eventName: ["StopLogging"] } };
    expect(problemsIn(proveEventRule(other, { name }))).toMatchObject([
      { id: "pattern-misses-rule" },
    ]);
  });

  test("event rules that share a rule are taken together", () => {
    const rule = ruleById("iam-user-created");
    const description = headline(rule);
    const [pattern] = eventPatterns(rule);
    const narrowed = (pattern?.text ?? "").replace(
      '"CreateUser"',
      '"CreateAccessKey"',
    );
    const other = resource("aws_cloudwatch_event_rule.other", {
      description,
      event_pattern: pattern?.text ?? "",
    });
    const ids = (others: readonly (typeof other)[]) =>
      problemsIn(proveEventRule(narrowed, { description }, others)).map(
        ({ id }) => id,
      );
    expect(ids([])).toContain("pattern-misses-rule");
    expect(ids([other])).not.toContain("pattern-misses-rule");
  });
});

describe("the alarm of a rule", () => {
  const burst = ruleById("instances-ended-in-mass");
  const alarmOfRule = (rule: Rule, alarm: Record<string, number>) =>
    problemsIn(
      proveFilter(filterText(rule), {
        alarm: { alarm_description: headline(rule), ...alarm },
      }),
    );

  test.each([
    [rootUsage, { threshold: 5 }, "threshold"],
    [rootUsage, { evaluation_periods: 3 }, "evaluation_periods"],
    [burst, { threshold: 100 }, "threshold"],
    [burst, { threshold: 10, period: 60 }, "period"],
  ])("$id, %j: its %s is wrong", (rule, alarm, argument) => {
    expect(alarmOfRule(rule, alarm)).toMatchObject([
      { kind: "filter -> alarm", id: "alarm-later-than-rule", argument },
    ]);
  });

  test.each([
    [rootUsage, { period: 60 }],
    [burst, { threshold: 5 }],
    [burst, { threshold: 10, period: 3600 }],
  ])("$id, %j: is told", (rule, alarm) => {
    expect(alarmOfRule(rule, alarm)).toEqual([]);
  });

  test("somebody else's may wait for more", () => {
    const text = '{ $.errorCode = "AccessDenied*" }';
    expect(proveFilter(text, { alarm: { threshold: 50 } }).outcome).toBe(
      "delivered",
    );
  });
});
