import { openInputs } from "../../../src/backtest/inputs/inputs";
import { readCost } from "../../../src/backtest/inputs/read-cost";
import type { LogRange } from "../../../src/backtest/log-range";
import { FakeStore } from "./fake-store";

const [ONE, TWO] = ["123456789012", "210987654321"];
const REGIONS = ["eu-central-1", "us-east-1"];

/** Four days of two accounts and two regions, and what else is in such a bucket. */
const keys = [
  ...[ONE, TWO].flatMap((account) => [
    ...REGIONS.flatMap((region) =>
      ["2025/12/31", "2026/01/01", "2026/01/02", "2026/01/03"].map(
        (day) => `AWSLogs/${account}/CloudTrail/${region}/${day}/f.json.gz`,
      ),
    ),
    `AWSLogs/${account}/CloudTrail-Digest/us-east-1/2026/01/01/d.json.gz`,
    `AWSLogs/${account}/Config/us-east-1/2026/1/1/c.json.gz`,
  ]),
  "notes.txt",
  "other/log.json.gz",
];
const bucketOf = (names: readonly string[]) =>
  new FakeStore(
    Object.fromEntries(names.map((name) => [name, Buffer.alloc(10)])),
  );

async function listing(name: string, range: LogRange = {}, all = keys) {
  const store = bucketOf(all);
  const inputs = await openInputs([name], range, () => store);
  const counted = store.listings.length;
  const read: string[] = [];
  for await (const entry of inputs.list()) {
    if (entry.kind === "log") read.push(entry.source.name);
  }
  const { listings } = store;
  return {
    read,
    inputs,
    counted: listings.slice(0, counted),
    listings: listings.slice(counted),
  };
}

const isLog = (key: string) => /CloudTrail\/|log.json/.test(key);

test("lists the logs in the order of their keys, neither digests nor other services", async () => {
  const { read, listings } = await listing("s3://bucket/");
  expect(read).toEqual(
    keys
      .filter(isLog)
      .map((key) => `s3://bucket/${key}`)
      .sort(),
  );
  expect(listings.filter(({ prefix }) => /Digest|Config/.test(prefix))).toEqual(
    [],
  );
});

test("asks S3 for nothing but the days, accounts and regions that are wanted", async () => {
  const range = {
    since: new Date("2026-01-01T12:00:00Z"),
    until: new Date("2026-01-01T13:00:00Z"),
    accounts: [ONE],
    regions: ["us-east-1"],
  };
  const { read, listings, counted } = await listing(
    "s3://bucket/AWSLogs/",
    range,
  );
  const region = `AWSLogs/${ONE}/CloudTrail/us-east-1/`;
  // A day more: files come late.
  expect(read).toEqual(
    ["2026/01/01", "2026/01/02"].map(
      (day) => `s3://bucket/${region}${day}/f.json.gz`,
    ),
  );
  expect(listings).toEqual([
    { bucket: "bucket", prefix: region, after: `${region}2026/01/01` },
  ]);
  expect(counted.some(({ prefix }) => prefix.includes(TWO))).toBe(false);
});

test.each([
  ["the prefix of a region", `AWSLogs/${ONE}/CloudTrail/us-east-1/`, 4],
  ["the prefix of a year", `AWSLogs/${ONE}/CloudTrail/us-east-1/2026/`, 3],
  ["the beginning of a name", `AWSLogs/${ONE}/Cl`, 8],
  ["one object", "other/log.json.gz", 1],
  ["nothing", "AWSLogs/nothing", 0],
])("%s stands for %s", async (_what, prefix, files) => {
  const { read, inputs } = await listing(`s3://bucket/${prefix}`);
  expect(read).toHaveLength(files);
  expect(inputs.buckets).toMatchObject([{ files, bytes: 10 * files }]);
  expect(await inputs.size(() => false)).toBe(10 * files);
});

test("finds the layout below the prefix of a trail, and logs in no layout", async () => {
  const all = [
    ...keys.map((key) => `trails/main/${key}`),
    "a/b/c/d/e.json",
    "top.json",
  ];
  const { read, listings } = await listing(
    "s3://bucket",
    { regions: ["us-east-1"], accounts: [TWO] },
    all,
  );
  expect(read).toEqual([
    "s3://bucket/top.json",
    "s3://bucket/a/b/c/d/e.json",
    ...keys
      .filter((key) => key.includes(`${TWO}/CloudTrail/us-east-1`))
      .map((key) => `s3://bucket/trails/main/${key}`),
    "s3://bucket/trails/main/other/log.json.gz",
  ]);
  expect(listings.filter(({ prefix }) => prefix.includes(ONE))).toEqual([]);
});

test("reckons what reading costs", () => {
  const cost = readCost({ files: 10_000, bytes: 2 ** 30, requests: 10 });
  expect(cost.requests).toBeCloseTo(10 * 0.0004 + 20 * 0.000005);
  expect(cost.transfer).toBeCloseTo(0.09);
});
