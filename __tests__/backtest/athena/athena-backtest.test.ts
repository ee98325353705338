import { parseJson } from "../../../src/pattern";
import {
  athenaBacktest,
  type AthenaBacktestOptions,
  type QueryState,
} from "../../../src/backtest/athena";
import { InputError } from "../../../src/backtest/inputs/input-error";
import type { ObjectStore } from "../../../src/backtest/inputs/object-store";
import { ruleOf } from "../../rule/rule-of";
import { type FakeAthenaProps, fakeAthena, storeOf } from "./fake-athena";

const key = (account: string, day: string) =>
  `AWSLogs/${account}/CloudTrail/eu-central-1/${day}/${account}_CloudTrail_eu-central-1_${day.replaceAll("/", "")}T0000Z_a.json.gz`;

/** A row of an answer for the rules with these numbers. */
const row = (...numbers: readonly string[]) => [
  "s3://audit/a.json.gz",
  "11111111-0000-4000-8000-000000000000",
  "2026-01-15T10:30:00Z",
  "StopLogging",
  "111111111111",
  "eu-central-1",
  "192.0.2.10",
  "arn:aws:iam::111111111111:user/alice",
  ...numbers,
];

const running = (scanned: number): QueryState => ({
  status: "running",
  scanned,
});

/** A run on an Athena that behaves so, without waiting. */
function run(
  props: FakeAthenaProps,
  options: Partial<AthenaBacktestOptions> = {},
) {
  const fake = fakeAthena(props);
  const sentences: string[] = [];
  const result = athenaBacktest({
    rules: [ruleOf("StopLogging"), ruleOf("DeleteTrail")],
    table: '"audit"."cloudtrail_logs"',
    range: {},
    athena: fake.athena,
    store: storeOf([key("111111111111", "2026/01/15")]).store,
    estimated: (sentence) => sentences.push(sentence),
    wait: async () => {},
    ...options,
  });
  return { ...fake, result, sentences };
}

test("what is asked for is what is read: folders, then moments", async () => {
  const { result, queries } = run(
    {},
    {
      range: {
        since: new Date("2026-01-10T12:00:00Z"),
        until: new Date("2026-01-20T00:00:00Z"),
        accounts: ["111111111111"],
        regions: ["eu-central-1", "us-east-1"],
      },
    },
  );
  await result;
  expect(queries).toHaveLength(1);
  expect(queries[0]?.replace(/coalesce\(.*, 1, 400\)/, "…"))
    .toBe(`WITH logs AS (
  SELECT *, "$path" AS file FROM "audit"."cloudtrail_logs"
  WHERE day >= '2026/01/10'
    AND day <= '2026/01/21'
    AND account IN ('111111111111')
    AND region IN ('eu-central-1', 'us-east-1')
    AND eventtime >= '2026-01-10T12:00:00Z'
    AND eventtime < '2026-01-20T00:00:00Z'
)
SELECT file, eventid, eventtime, eventname, …, rules_0
FROM logs
CROSS JOIN UNNEST(ARRAY[array_join(ARRAY[
  CASE WHEN eventname = 'StopLogging' THEN '0' END,
  CASE WHEN eventname = 'DeleteTrail' THEN '1' END
], ',')]) AS part_0 (rules_0)
WHERE rules_0 <> ''
ORDER BY 1, 3, 2
`);
});

test("a text that is no account or region does not get into a query", async () => {
  const { result, queries } = run(
    {},
    { range: { accounts: ["1' OR '1' = '1"] } },
  );
  await expect(result).rejects.toThrow(
    `the account "1' OR '1' = '1" is none: expected one such as 123456789012`,
  );
  expect(queries).toEqual([]);
});

test("the estimate counts the files of the days, accounts and regions asked for", async () => {
  const { store, listed } = storeOf(
    [
      key("111111111111", "2026/01/09"),
      key("111111111111", "2026/01/10"),
      key("111111111111", "2026/01/11"),
      key("111111111111", "2026/01/12"),
      key("111111111111", "2026/01/13"),
      key("222222222222", "2026/01/10"),
    ],
    1_000_000_000,
  );
  const { result, sentences } = run(
    {},
    {
      store,
      range: {
        since: new Date("2026-01-10"),
        until: new Date("2026-01-11T23:00:00Z"),
        accounts: ["111111111111"],
      },
    },
  );
  expect((await result).files).toBe(3);
  expect(listed.sort()).toEqual([
    "AWSLogs/111111111111/CloudTrail/eu-central-1/",
    "AWSLogs/111111111111/CloudTrail/us-east-1/",
  ]);
  expect(sentences).toEqual([
    "Athena: one query over 3 files (3 GB compressed), about $0.01, and <$0.01 for requests to S3.",
  ]);
});

test("where there is nothing to read, Athena is not asked, and no days are told that never were", async () => {
  const { result, queries, sentences } = run(
    {},
    {
      store: storeOf([]).store,
      range: { since: new Date("2999-01-01T00:00:00Z") },
    },
  );
  expect(await result).toMatchObject({
    files: 0,
    records: 0,
    days: undefined,
    notes: [expect.stringContaining("Athena was not asked") as string],
  });
  expect([...queries, ...sentences]).toEqual([]);
});

test("nothing is asked that would read more than it may", async () => {
  const big = storeOf([key("111111111111", "2026/01/15")], 5e12).store;
  const own = run({}, { store: big, maxScan: 1e12 });
  await expect(own.result).rejects.toThrow(
    "that is more than the 1 TB that a query may read",
  );
  const ofWorkgroup = run({ limit: 1e11 }, { store: big });
  await expect(ofWorkgroup.result).rejects.toThrow("more than the 100 GB");
  expect(own.sentences).toEqual([
    "Athena: one query over 1 file (5 TB compressed), about $22.74, and <$0.01 for requests to S3.",
  ]);
  expect([...own.queries, ...ofWorkgroup.queries]).toEqual([]);
});

test("where the bucket may not be listed, a limit must protect", async () => {
  const store = storeOf([]).store;
  const closed: typeof store = {
    ...store,
    async *list() {
      throw new InputError("s3://audit: not allowed");
    },
  };
  await expect(run({}, { store: closed }).result).rejects.toThrow(
    "cannot be estimated (s3://audit: not allowed), and the workgroup has no limit: give one with --max-scan",
  );
  const { result, sentences } = run({ limit: 1e11 }, { store: closed });
  expect((await result).files).toBeUndefined();
  expect(sentences).toEqual([
    "Athena: one query; how much there is to read is not known.",
  ]);
});

test("a query that reads more than it may is stopped", async () => {
  const { result, stopped } = run(
    { states: [running(1e9), running(3e9), running(9e9)] },
    { maxScan: 2e9 },
  );
  await expect(result).rejects.toThrow("was stopped after 3 GB");
  expect(stopped).toEqual(["query-1"]);
});

test("a query that fails says why, and is not stopped again", async () => {
  const { result, stopped } = run({
    states: [
      running(0),
      { status: "failed", reason: "TYPE_MISMATCH: line 1", scanned: 0 },
    ],
  });
  await expect(result).rejects.toThrow(
    "the query query-1 failed: TYPE_MISMATCH: line 1",
  );
  expect(stopped).toEqual([]);
});

test("a query that Athena itself tries again after a failure is waited for", async () => {
  const { result, stopped } = run({
    states: [
      running(0),
      { status: "failed", scanned: 0 },
      { status: "queued", scanned: 0 },
      { status: "succeeded", scanned: 5 },
    ],
    answer: async () => [row("0")],
  });
  expect(await result).toMatchObject({ totals: [{ matches: 1 }, {}] });
  expect(stopped).toEqual([]);
});

test("who ends the run ends the query, and gets what there is", async () => {
  const controller = new AbortController();
  const { result, stopped } = run(
    { states: [running(1e9)] },
    { signal: controller.signal, wait: async () => controller.abort() },
  );
  expect((await result).ended).toBe("interrupted");
  expect(stopped).toEqual(["query-1"]);
});

test("who ends the run before it has begun is charged nothing", async () => {
  const { result, queries } = run({}, { signal: AbortSignal.abort() });
  expect(await result).toMatchObject({ ended: "interrupted", rules: [{}, {}] });
  expect(queries).toEqual([]);
});

test("who ends the run while files are counted waits for no more of them", async () => {
  const controller = new AbortController();
  const store: ObjectStore = {
    async *list() {
      controller.abort();
      await new Promise(() => undefined);
    },
    async *read() {},
  };
  const { result, queries, sentences } = run(
    {},
    { store, signal: controller.signal },
  );
  expect(await result).toMatchObject({ ended: "interrupted" });
  expect([...queries, ...sentences]).toEqual([]);
});

test("who ends the run while answers come gets those that came", async () => {
  const controller = new AbortController();
  const { result } = run(
    { answer: async () => [row("0"), row("0,1"), row("1")] },
    {
      signal: controller.signal,
      found: ({ rule }) => {
        if (rule === "DeleteTrail") controller.abort();
      },
    },
  );
  expect(await result).toMatchObject({
    ended: "interrupted",
    totals: [{ matches: 2 }, { matches: 1 }],
  });
});

test("when Athena cannot be asked any more, the query does not go on unseen", async () => {
  const { result, stopped } = run({ states: [] });
  await expect(result).rejects.toThrow("expected a state");
  expect(stopped).toEqual(["query-1"]);
});

test("each row is a match of each of its rules", async () => {
  const { result } = run({ answer: async () => [row("0,1"), row("1")] });
  const { matches, totals, records, days } = await result;
  expect(totals.map(({ rule, matches }) => [rule, matches])).toEqual([
    ["StopLogging", 1],
    ["DeleteTrail", 2],
  ]);
  expect(matches[0]).toEqual({
    file: "s3://audit/a.json.gz",
    index: undefined,
    rule: "StopLogging",
    eventID: "11111111-0000-4000-8000-000000000000",
    eventTime: "2026-01-15T10:30:00Z",
    eventName: "StopLogging",
    principal: "arn:aws:iam::111111111111:user/alice",
    account: "111111111111",
    region: "eu-central-1",
    address: "192.0.2.10",
  });
  expect(records).toBe(1000);
  expect(days).toEqual({ first: "2026-01-15", last: "2026-01-15" });
});

test("rules that one query has no room for go into another, and none is forgotten", async () => {
  const names = Array.from({ length: 1200 }, (_, n) => `${n}`.padStart(300));
  const { result, queries } = run(
    { answer: async (sql) => [row(sql.includes(names[0] ?? "") ? "0" : "")] },
    { rules: names.map((name) => ruleOf(name)) },
  );
  const { totals } = await result;
  expect(queries).toHaveLength(2);
  for (const sql of queries) {
    expect(Buffer.byteLength(sql)).toBeLessThan(262_144);
  }
  const all = queries.join("");
  expect(names.filter((name) => !all.includes(`'${name}'`))).toEqual([]);
  expect(totals.filter(({ matches }) => matches > 0)).toHaveLength(1);
});

test("a rule that Athena cannot express is named, with the reason", async () => {
  const anyName = ruleOf("any-name", {
    pattern: parseJson('{ $.requestParameters.* = "a" }'),
  });
  const { result, queries } = run(
    {},
    { rules: [anyName, ruleOf("StopLogging")] },
  );
  const { notes = [] } = await result;
  expect(notes).toHaveLength(2);
  expect(notes[1]).toMatch(/^any-name was not asked: .*Athena/s);
  expect(queries[0]).not.toContain("requestparameters");
});

test("a table of another make is refused, with what it should be", async () => {
  const { result } = run({
    table: { "storage.location.template": "s3://audit/AWSLogs/${day}" },
  });
  await expect(result).rejects.toThrow(
    'the table has the location "s3://audit/AWSLogs/${day}": expected one with ${account}, ${region} and ${day} in it',
  );
});
