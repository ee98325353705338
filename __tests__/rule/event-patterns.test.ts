import { rules } from "../../rules";
import { assumedRole } from "../../src/cloudtrail/event";
import { eventPatterns } from "../../src/rule/event-patterns";
import { compileEventPattern } from "../../src/pattern/event-bridge";
import { excluding } from "../../src/rule/exclude";
import { routesOf } from "../../src/rule/routes";
import type { Rule } from "../../src/rule/rule";

/** Whether an event rule of the rule takes the record, by EventBridge's own semantics. */
function matcherOf(rule: Rule) {
  const matchers = eventPatterns(rule).map(({ text }) =>
    compileEventPattern(JSON.parse(text)),
  );
  return (detail: object, kind = "AWS API Call via CloudTrail") =>
    matchers.some((matches) =>
      matches({ source: "aws.any", "detail-type": kind, detail }),
    );
}

const onEvents = rules
  .filter((rule) => routesOf(rule).includes("event"))
  .map((rule) => [rule.id, rule] as const);

test.each(onEvents)("%s: its event rules run its cases", (_, rule) => {
  const matches = matcherOf(rule);
  for (const [name, record] of Object.entries(rule.matches)) {
    expect([name, matches(record)]).toEqual([name, true]);
  }
  for (const [name, record] of Object.entries(rule.ignores)) {
    expect([name, matches(record)]).toEqual([name, false]);
  }
});

test.each(onEvents)(
  "%s: its event rules overlook who is excluded",
  (_, rule) => {
    const excluded = matcherOf(
      excluding(rule, {
        roles: ["deployer"],
        services: ["cloudformation.amazonaws.com"],
        addresses: ["203.0.113.*"],
      }),
    );
    for (const record of Object.values(rule.matches)) {
      const userIdentity = { ...record.userIdentity, ...assumedRole };
      expect(excluded({ ...record, userIdentity })).toBe(false);
    }
  },
);

test.each([
  "AWS API Call via CloudTrail",
  "AWS Console Sign In via CloudTrail",
  "AWS Console Signin via CloudTrail",
  "AWS Service Event via CloudTrail",
])("what comes as %s is seen", (kind) => {
  const [, rule] = onEvents[0] ?? [];
  const [record] = Object.values(rule?.matches ?? {});
  expect(rule && matcherOf(rule)(record ?? {}, kind)).toBe(true);
});
