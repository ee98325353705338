import fc from "fast-check";
import {
  type BacktestRule,
  type Match,
  nothingSkipped,
} from "../../src/backtest/result";
import { Tally } from "../../src/backtest/tally";
import { ruleById } from "../../rules";
import { runs } from "../support/runs";

const rules = [ruleById("root-usage"), ruleById("cloudtrail-changes")];

const match = (fields: Partial<Match> = {}): Match => ({
  file: "a.json",
  index: 0,
  rule: "root-usage",
  eventID: "e",
  eventTime: "2026-01-15T10:30:00Z",
  eventName: "StopLogging",
  principal: "arn:aws:iam::123456789012:user/alice",
  account: "123456789012",
  region: "us-east-1",
  address: "192.0.2.10",
  ...fields,
});

const circumstances = {
  files: 1,
  records: 10,
  bytes: 100,
  skipped: nothingSkipped,
  ended: "whole",
  seconds: 1,
} as const;

function tallied(matches: readonly Match[], tally = new Tally(rules)) {
  for (const one of matches) tally.add(one);
  return tally.result(circumstances);
}

test("counts a rule's matches by day, hour, caller, event and address", () => {
  const bob = "arn:aws:iam::123456789012:user/bob";
  const { totals, days } = tallied([
    match(),
    match({ eventTime: "2026-01-15T10:44:59Z", eventName: "DeleteTrail" }),
    match({ eventTime: "2026-01-15T10:45:00Z", address: undefined }),
    match({ eventTime: "2026-01-12T00:00:00Z", principal: bob }),
  ]);
  const hours = Array<number>(168).fill(0);
  hours[0] = 1; // 12 January 2026 is a Monday
  hours[3 * 24 + 10] = 3;
  expect(totals).toMatchObject([
    {
      rule: "root-usage",
      matches: 4,
      first: "2026-01-12T00:00:00Z",
      last: "2026-01-15T10:45:00Z",
      days: new Map([
        ["2026-01-12", 1],
        ["2026-01-15", 3],
      ]),
      hours,
      mails: 3,
      principals: {
        values: [
          { value: match().principal, matches: 3, mails: 2 },
          { value: bob, matches: 1, mails: 1 },
        ],
        exact: true,
      },
      eventNames: {
        values: [
          { value: "StopLogging", matches: 3 },
          { value: "DeleteTrail", matches: 1 },
        ],
      },
      addresses: { values: [{ value: "192.0.2.10", matches: 3 }] },
    },
    { rule: "cloudtrail-changes", matches: 0, mails: 0, first: undefined },
  ]);
  expect(days).toEqual({ first: "2026-01-12", last: "2026-01-15" });
});

test.each([undefined, "", "yesterday", "2026-13-45T00:00:00Z"])(
  "counts a match at the time %j, which is no day",
  (eventTime) => {
    const { totals, days } = tallied([match({ eventTime })]);
    const [total] = totals;
    expect(total).toMatchObject({ matches: 1, mails: 1, days: new Map() });
    expect(days).toBeUndefined();
  },
);

test("keeps the first 10,000 matches, and counts all", () => {
  const { matches, totals } = tallied(
    Array.from({ length: 10_001 }, (_, index) => match({ index })),
  );
  expect(matches).toHaveLength(10_000);
  expect(matches.at(-1)?.index).toBe(9_999);
  expect(totals[0]?.matches).toBe(10_001);
});

test("keeps the first 1,000 damaged files, and counts all", () => {
  const tally = new Tally(rules);
  for (let n = 0; n < 1_001; n += 1) {
    tally.addDamaged({ file: `${n}`, problem: "x", recordsBefore: 0 });
  }
  expect(tally.result(circumstances)).toMatchObject({ damagedFiles: 1_001 });
  expect(tally.result(circumstances).damaged).toHaveLength(1_000);
});

test("remembers who is frequent, however many others there are", () => {
  const { totals } = tallied(
    Array.from({ length: 9_000 }, (_, n) =>
      match({ principal: n % 3 === 0 ? "frequent" : `once ${n}` }),
    ),
  );
  const principals = totals[0]?.principals;
  expect(principals).toMatchObject({ exact: false });
  expect(principals?.values).toHaveLength(1_000);
  expect(principals?.values[0]).toMatchObject({
    value: "frequent",
    matches: 3_000,
  });
});

test.each<[BacktestRule["mailRoutes"], number, number]>([
  [[], 0, 0],
  [[{ kind: "event" }], 3, 0],
  [[{ kind: "event", regions: ["us-east-1"] }], 2, 1],
  [[{ kind: "metric", threshold: 1, period: 300 }], 1, 0],
  [[{ kind: "metric", threshold: 4, period: 300 }], 0, 0],
  // What one of its routes tells is not unheard.
  [
    [
      { kind: "event", regions: ["us-east-1"] },
      { kind: "metric", threshold: 1, period: 300 },
    ],
    3,
    0,
  ],
])("a rule with the routes %j mails by each", (mailRoutes, mails, unheard) => {
  const [rule] = rules;
  const tally = new Tally(rule && mailRoutes ? [{ ...rule, mailRoutes }] : []);
  const elsewhere = match({ region: "eu-west-1" });
  const { totals } = tallied([match(), match(), elsewhere], tally);
  expect(totals).toMatchObject([{ matches: 3, mails, unheard }]);
});

const minute = (n: number) => new Date(n * 60_000).toISOString();

test("counts the pipeline's mails exactly up to 8,192, then within a few percent, in any order", () => {
  const piped = () =>
    new Tally(
      rules.map((rule) => ({ ...rule, mailRoutes: [{ kind: "pipeline" }] })),
    );
  const some = Array.from({ length: 24_000 }, (_, n) =>
    match({ eventTime: minute(15 * (n % 12_000)), principal: `p${n % 7}` }),
  );
  const windows = new Set(
    some.map((one) => `${one.eventTime} ${one.principal}`),
  );
  const few = tallied(some.slice(0, 8_192), piped()).totals[0]?.mails;
  const many = tallied(some, piped()).totals[0];
  expect(few).toBe(8_192);
  expect(many?.mails).toBeGreaterThan(0.95 * windows.size);
  expect(many?.mails).toBeLessThan(1.05 * windows.size);
  const sum = many?.principals.values.reduce(
    (all, { mails }) => all + mails,
    0,
  );
  expect(sum).toBe(many?.mails);
  expect(tallied(some.toReversed(), piped()).totals[0]?.mails).toBe(
    many?.mails,
  );
});

test("goes on from its state as if it had never stopped", () => {
  const texts = (...values: string[]) => fc.constantFrom(...values);
  const anyMatch = fc.record({
    rule: texts(...rules.map(({ id }) => id)),
    eventTime: texts("2026-01-15T10:30:00Z", "2026-02-01T00:00:00Z", "never"),
    principal: texts("alice", "bob"),
    eventName: texts("A", "B"),
  });
  fc.assert(
    fc.property(fc.array(anyMatch), fc.array(anyMatch), (before, after) => {
      const first = new Tally(rules);
      tallied(before.map(match), first);
      first.addDamaged({ file: "d", problem: "x", recordsBefore: 1 });
      // As a file holds it.
      const state = JSON.parse(JSON.stringify(first.state())) as ReturnType<
        Tally["state"]
      >;
      const resumed = tallied(after.map(match), new Tally(rules, state));
      expect(resumed).toEqual(tallied(after.map(match), first));
    }),
    runs(30),
  );
});
