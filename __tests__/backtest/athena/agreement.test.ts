import { rules } from "../../../rules";
import { athenaBacktest } from "../../../src/backtest/athena";
import { matchesOf } from "../../../src/backtest/run/match-of";
import { createScanner } from "../../../src/backtest/scan";
import type { Match } from "../../../src/backtest/result";
import {
  athenaOf,
  partitionedTable,
  type Athena,
} from "../../pattern/forms/athena";
import { sweep } from "../../support/runs";
import { fakeAthena, storeOf } from "./fake-athena";

const some = sweep(rules);

// The cases of these rules, each under an id of its own, so that rows can be told apart.
const records = some
  .flatMap(({ matches, ignores }) => [
    ...Object.values(matches),
    ...Object.values(ignores),
  ])
  .map((record, n) => ({ ...record, eventID: String(n) }));

/** What the matcher finds in a log file of these records, as Athena would tell it. */
async function scanned(): Promise<readonly Match[]> {
  const found: Match[] = [];
  const source = {
    name: "logs",
    location: { kind: "file", path: "logs" },
    bytes: 0,
    told: {},
  } as const;
  const file = Buffer.from(JSON.stringify({ Records: records }));
  await createScanner(some).scan(file, (match) => {
    const at = { file: `s3://audit/${match.index}`, index: undefined };
    found.push(...matchesOf(source, match).map((one) => ({ ...one, ...at })));
  });
  return found;
}

let duckDb: Athena;
beforeAll(async () => {
  duckDb = await athenaOf(records);
});
afterAll(() => duckDb.close());

test("Athena's answer is what the scanner finds in the same records: rules, callers, accounts, times", async () => {
  const { athena, queries } = fakeAthena({
    answer: async (sql) => {
      const rows = await duckDb.query(sql);
      return rows.map((row) =>
        Object.values(row).map((value) => {
          if (value === null) return undefined;
          return String(value);
        }),
      );
    },
  });
  const found: Match[] = [];
  const result = await athenaBacktest({
    rules: some,
    table: partitionedTable,
    range: {},
    athena,
    store: storeOf([
      "AWSLogs/111111111111/CloudTrail/eu-central-1/2026/01/15/a.json.gz",
    ]).store,
    found: (match) => {
      found.push(match);
    },
  });
  const inOrder = (matches: readonly Match[]) =>
    [...matches].sort(
      (a, b) =>
        Number(a.eventID) - Number(b.eventID) || (a.rule < b.rule ? -1 : 1),
    );
  const expected = await scanned();
  expect(inOrder(found)).toEqual(inOrder(expected));
  expect(expected.length).toBeGreaterThan(2 * some.length);
  expect(queries).toHaveLength(1);
  const matches = result.totals.reduce((sum, { matches }) => sum + matches, 0);
  expect(matches).toBe(expected.length);
});
