import { apiCall, missing } from "../../src/cloudtrail/event";
import { field, pattern } from "../../src/cloudtrail/pattern";
import { filterText } from "../../src/rule/filter-text";
import { metricName, type Rule } from "../../src/rule/rule";
import { runCases, verifyRule } from "../../src/rule/verify";

const rule: Rule = {
  id: "trail-stopped",
  title: "A trail was stopped",
  description: "Nothing is recorded while a trail is stopped.",
  severity: "critical",
  pattern: field("eventName").equals("StopLogging"),
  controls: [],
  attack: ["T1562.008"],
  falsePositives: ["a trail is being replaced"],
  runbook: ["look", "ask", "start it again"],
  matches: { stopped: apiCall({ eventName: "StopLogging" }) },
  ignores: { started: apiCall({ eventName: "StartLogging" }) },
};

test("a sound rule has no problems", () => {
  expect(verifyRule(rule)).toEqual([]);
  expect(
    verifyRule({ ...rule, verbatim: "{($.eventName=StopLogging)}" }),
  ).toEqual([]);
});

test.each<[string, Partial<Rule>, string]>([
  [
    "an id that is no file name",
    { id: "TrailStopped" },
    'id: expected kebab-case such as root-usage, got "TrailStopped"',
  ],
  [
    "a short runbook",
    { runbook: ["look"] },
    "runbook: expected three to six steps, got 1",
  ],
  [
    "a made-up technique",
    { attack: ["T15"] },
    "attack: expected ATT&CK techniques such as T1562.008, got T15",
  ],
  [
    "no false positives",
    { falsePositives: [] },
    "falsePositives: expected at least one, got none",
  ],
  [
    "no case that matches",
    { matches: {} },
    "matches: expected at least one case, got none",
  ],
  [
    "no case that does not",
    { ignores: {} },
    "ignores: expected at least one case, got none",
  ],
  [
    "a verbatim text that means something else",
    { verbatim: "{ $.eventName = StartLogging }" },
    "verbatim: expected a text that means the same as the pattern, got another",
  ],
  [
    "a verbatim text with a mistake",
    { verbatim: "{ $.eventName }" },
    "expected =, !=, <, <=, >, >=, IS or NOT EXISTS after $.eventName",
  ],
  [
    "a verbatim text that never matches",
    { verbatim: "{ $.userIdentity.invokedBy IS NULL }" },
    "$.userIdentity.invokedBy is never null",
  ],
  [
    "a case that should match and does not",
    { matches: rule.ignores },
    'case "started" must match and does not: $.eventName is "StartLogging": expected "StopLogging"',
  ],
  [
    "a case that should not match and does",
    { ignores: rule.matches },
    'case "stopped" must not match and does, by $.eventName = "StopLogging"',
  ],
  [
    "a threshold on a route that does not count",
    { alarm: { threshold: 20 } },
    'alarm: expected the route "metric" beside it, as only an alarm counts; as it is, each event is a mail',
  ],
  [
    "a filter longer than CloudWatch takes",
    {
      pattern: field("eventName").equals(
        ...(Array.from({ length: 60 }, (_, n) => `Event${n}`) as [string]),
      ),
    },
    "characters, CloudWatch takes 1024: split it into two rules",
  ],
])("%s is a problem", (_, change, problem) => {
  expect(verifyRule({ ...rule, ...change })).toEqual(
    expect.arrayContaining([expect.stringContaining(problem)]),
  );
});

test("a threshold on a route that counts is no problem", () => {
  const alarm = { threshold: 20 };
  expect(verifyRule({ ...rule, alarm, routes: ["metric"] })).toEqual([]);
  expect(verifyRule({ ...rule, alarm, routes: ["event", "metric"] })).toEqual(
    [],
  );
});

test("every case is run and named", () => {
  expect(runCases(rule)).toEqual([
    { name: "stopped", expected: true, actual: true },
    { name: "started", expected: false, actual: false },
  ]);
});

test("the filter's text is the verbatim one, or the canonical one", () => {
  expect(filterText(rule)).toBe('{ $.eventName = "StopLogging" }');
  expect(
    filterText({
      pattern: pattern("{ $.eventName = a }"),
      verbatim: "{$.eventName=a}",
    }),
  ).toBe("{$.eventName=a}");
});

test("the metric is named after the rule", () => {
  expect(metricName({ id: "s3-bucket-policy" })).toBe("S3BucketPolicy");
});

describe("events", () => {
  test("overrides reach any depth, remove fields and leave the base alone", () => {
    const changed = apiCall({
      userIdentity: { type: "Root", userName: missing },
      errorCode: "AccessDenied",
    });
    expect(changed).toMatchObject({
      errorCode: "AccessDenied",
      userIdentity: { type: "Root", accountId: "123456789012" },
    });
    expect(changed.userIdentity).not.toHaveProperty("userName");
    expect(apiCall()).not.toHaveProperty("errorCode");
    expect(apiCall().userIdentity).toHaveProperty("userName", "alice");
  });

  test("a null is kept and a free-form area is replaced", () => {
    expect(
      apiCall({ requestParameters: { a: { b: 1 } }, responseElements: null }),
    ).toMatchObject({
      requestParameters: { a: { b: 1 } },
      responseElements: null,
    });
  });
});
