import { ruleById } from "../../../rules";
import { filterText } from "../../../src/rule/filter-text";
import { problemsIn, proveEventRule, proveFilter } from "./configuration";

/** The text of CIS 1.4 to 3.0 for unauthorized API calls. */
const CIS =
  '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") || ($.sourceIPAddress!="delivery.logs.amazonaws.com") || ($.eventName!="HeadBucket") }';

test("a filter that joins exclusions by || matches almost everything, and is told the text with &&", () => {
  const proof = proveFilter(CIS);
  const [problem, ...others] = problemsIn(proof);
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    kind: "log group -> filter",
    id: "filter-matches-almost-everything",
    what: expect.stringMatching(/by \|\|.*catches 39 of 39/s),
    mend: '{ ($.errorCode = "*UnauthorizedOperation" || $.errorCode = "AccessDenied*") && $.sourceIPAddress != "delivery.logs.amazonaws.com" && $.eventName != "HeadBucket" }',
  });
  expect(proveFilter(problem?.mend ?? "").outcome).toBe("delivered");
  expect(proof.paths[0]?.run).toMatchObject({
    recognised: { rule: ruleById("unauthorized-api-calls"), by: "likely" },
    ordinary: { caught: 39, of: 39 },
  });
});

test.each(["", '{ $.eventName != "ConsoleLogin" }'])(
  "an alarm at the first of nearly all events is always on: %j",
  (text) => {
    expect(problemsIn(proveFilter(text))).toMatchObject([
      { id: "filter-matches-almost-everything" },
    ]);
  },
);

test.each([
  ["", { threshold: 100_000 }],
  // Nobody counts it up: it tells that logs stopped.
  [
    "",
    {
      comparison_operator: "LessThanThreshold",
      treat_missing_data: "breaching",
    },
  ],
])("a watch on the volume of events is no fault: %j %j", (text, alarm) => {
  expect(proveFilter(text, { alarm }).outcome).toBe("delivered");
});

test("event rules are not alarms: they may be wide", () => {
  const pattern = { "detail-type": ["AWS API Call via CloudTrail"] };
  const { outcome, paths } = proveEventRule(pattern);
  expect(outcome).toBe("delivered");
  expect(paths[0]?.links[1]?.notes).toEqual([
    expect.stringMatching(/^it catches \d+ of 39 kinds of ordinary events$/),
  ]);
});

test("a narrow filter of somebody else is told which of our rules' events it catches", () => {
  const { paths } = proveFilter(
    "{ ($.eventName = StopLogging) || ($.eventName = DeleteTrail) }",
  );
  expect(paths[0]?.run?.catches).toContain("cloudtrail-changes");
  expect(paths[0]?.run?.ordinary).toMatchObject({ caught: 0 });
});

describe("what the trail records", () => {
  const rule = ruleById("kms-key-disabled-or-deleted");
  const withoutKms = {
    event_selector: { exclude_management_event_sources: ["kms.amazonaws.com"] },
  };

  test("is a fault where the alert waits for what it leaves out", () => {
    expect(
      problemsIn(proveFilter(filterText(rule), { trail: withoutKms })),
    ).toMatchObject([
      {
        kind: "trail -> log group",
        id: "event-not-selected",
        at: "aws_cloudtrail.main",
      },
    ]);
  });

  test("is none where other events raise the alert as well", () => {
    const text = '{ $.errorCode = "AccessDenied*" }';
    expect(problemsIn(proveFilter(text, { trail: withoutKms }))).toEqual([]);
  });

  test("need not include data events, but that is told", () => {
    const { outcome, paths } = proveFilter(
      filterText(ruleById("objects-deleted-in-mass")),
      { alarm: { threshold: 500 } },
    );
    expect(outcome).toBe("delivered");
    expect(paths[0]?.links[0]?.notes).toEqual([
      expect.stringContaining("no alert until the trail records"),
    ]);
  });
});
