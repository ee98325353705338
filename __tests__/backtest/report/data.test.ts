import { pack } from "../../../rules";
import { compareRules } from "../../../src/backtest/compare";
import { resultData } from "../../../src/backtest/report";
import { matchOf, resultOf } from "./sample";

const january = { first: "2026-01-01", last: "2026-01-10" };

test("JSON has every rule, with what came to how much", () => {
  const data = resultData(
    resultOf([matchOf(), matchOf({ eventTime: "2026-01-16T10:30:00Z" })], {
      days: january,
    }),
  );
  expect(data).toMatchObject({
    ended: "whole",
    days: { ...january, days: 10 },
    matches: 2,
    matchesPerDay: 0.2,
    mails: 2,
    mailsPerDay: 0.2,
    damaged: [],
    notes: [],
  });
  expect(data.rules.map(({ rule }) => rule)).toEqual(
    pack("cis").map(({ id }) => id),
  );
  expect(data.rules.find(({ rule }) => rule === "root-usage")).toMatchObject({
    severity: "critical",
    first: "2026-01-15T10:30:00Z",
    last: "2026-01-16T10:30:00Z",
    days: { "2026-01-15": 1, "2026-01-16": 1 },
    principals: {
      values: [
        {
          value: "arn:aws:iam::123456789012:user/alice",
          matches: 2,
          mails: 2,
        },
      ],
      exact: true,
    },
  });
});

test("what is not known is null and not left out", () => {
  const data = resultData(
    resultOf([], { records: undefined, bytes: undefined }),
  );
  const { days, records, bytes, matchesPerDay } = data;
  expect({ days, records, bytes, matchesPerDay }).toEqual({
    days: null,
    records: null,
    bytes: null,
    matchesPerDay: null,
  });
  expect(data.rules[0]).toMatchObject({ first: null, last: null, matches: 0 });
});

test("nothing gets lost on the way through JSON", () => {
  const comparer = compareRules(pack("cis"), [], "nothing");
  comparer.add(matchOf());
  const data = resultData(resultOf([matchOf()]), {
    comparison: comparer.result("whole"),
  });
  const written: unknown = JSON.parse(JSON.stringify(data));
  expect(written).toEqual(data);
  expect(data.comparison?.events).toEqual({ added: 1, lost: 0, kept: 0 });
});
