import { rules } from "../../rules";
import { hunts } from "../../rules/hunts";
import { anyOf, field } from "../../src/cloudtrail/pattern";
import { insightsQueries } from "../../src/rule/insights-queries";
import { ruleOf } from "./rule-of";

test("a rule's query shows who did what, the latest first", () => {
  const { queries } = insightsQueries([ruleOf("StopLogging")], []);
  expect(queries.map(({ text }) => text)).toEqual([
    `fields eventTime, recipientAccountId, awsRegion, eventSource, eventName, userIdentity.arn, sourceIPAddress, userAgent, errorCode, eventID
| filter eventName = "StopLogging"
| sort @timestamp desc
| limit 10000
`,
  ]);
});

test("every rule has a query or a reason for having none", () => {
  const { queries, refused } = insightsQueries(rules, []);
  const named = [
    ...queries.map(({ id }) => id),
    ...refused.map(({ rule }) => rule.id),
  ];
  expect(named.sort()).toEqual(rules.map(({ id }) => id).sort());
  expect(queries.length).toBeGreaterThan(refused.length);
  for (const { text } of queries) expect(text.length).toBeLessThan(10_000);
});

test("a query longer than CloudWatch Logs saves is refused as a whole", () => {
  const others = Array.from({ length: 830 }, (_, n) =>
    field("eventName").equals(`Event${n}`),
  );
  const pattern = anyOf(field("eventName").equals("First"), ...others);
  // The filter alone would fit.
  const { queries, refused } = insightsQueries(
    [ruleOf("long", { pattern })],
    [],
  );
  expect(queries).toEqual([]);
  expect(refused[0]?.reason.message).toMatch(
    /has \d+ characters, Logs Insights/,
  );
});

test("a hunt without words for Logs Insights is left to Athena", () => {
  const { queries } = insightsQueries([], hunts);
  const expected = hunts.filter(({ insights }) => insights !== undefined);
  expect(queries.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  expect(queries.length).toBeGreaterThan(8);
});
