import {
  isLogName,
  isOutside,
  pathTold,
} from "../../../src/backtest/inputs/log-path";

const DAY = 86_400_000;
const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const account = "123456789012";
const region = "eu-central-1";

describe("what a path tells", () => {
  const layout = `AWSLogs/${account}/CloudTrail/${region}`;

  test.each([
    ["a folder of nobody's", "logs/2026/01/15/a.json.gz", {}],
    ["an account", `AWSLogs/${account}`, { account }],
    ["a region", `x/${layout}/`, { account, region }],
    [
      "a year",
      `${layout}/2026/`,
      {
        account,
        region,
        delivered: { from: day("2026-01-01"), until: day("2027-01-01") },
      },
    ],
    [
      "a month",
      `${layout}/2026/12`,
      {
        account,
        region,
        delivered: { from: day("2026-12-01"), until: day("2027-01-01") },
      },
    ],
    [
      "a file of an organization's trail, below a prefix",
      `s/p/AWSLogs/o-abc123/${account}/CloudTrail/us-gov-west-1/2026/01/31/f.json.gz`,
      {
        account,
        region: "us-gov-west-1",
        delivered: { from: day("2026-01-31"), until: day("2026-02-01") },
      },
    ],
    [
      "a file that was copied elsewhere",
      `/tmp/${account}_CloudTrail_${region}_20260115T1030Z_abc.json.gz`,
      {
        account,
        region,
        delivered: { from: day("2026-01-15"), until: day("2026-01-16") },
      },
    ],
    [
      "a digest",
      `AWSLogs/${account}/CloudTrail-Digest/${region}`,
      { skip: "digests", account, region },
    ],
    [
      "a digest that was copied elsewhere",
      `${account}_CloudTrail-Digest_${region}_trail_${region}_20260115T103000Z.json.gz`,
      { skip: "digests", account, region },
    ],
    [
      "Insights",
      `AWSLogs/${account}/CloudTrail-Insight/${region}`,
      { skip: "insights", account, region },
    ],
    [
      "network activity",
      `AWSLogs/${account}/CloudTrail-NetworkActivity/${region}`,
      { account, region },
    ],
    [
      "another service",
      `AWSLogs/${account}/Config`,
      { skip: "otherServices", account },
    ],
  ])("%s", (_what, path, told) => {
    expect(pathTold(path)).toEqual(told);
  });
});

describe("what is outside", () => {
  const delivered = { from: day("2026-01-15"), until: day("2026-01-16") };

  test.each([
    ["anything, where nothing was asked for", {}, false],
    ["its account", { accounts: [account, "210987654321"] }, false],
    ["another account", { accounts: ["210987654321"] }, true],
    ["its region", { regions: [region] }, false],
    ["another region", { regions: ["us-east-1"] }, true],
    ["since its day", { since: new Date(delivered.from) }, false],
    ["since its last moment", { since: new Date(delivered.until - 1) }, false],
    ["since the next day", { since: new Date(delivered.until) }, true],
    [
      "until its day, for late files",
      { until: new Date(delivered.from) },
      false,
    ],
    ["until a day before", { until: new Date(delivered.from - DAY) }, true],
  ])("%s", (_what, range, outside) => {
    expect(isOutside({ account, region, delivered }, range)).toBe(outside);
    // What is not told is looked for in the records.
    expect(isOutside({}, range)).toBe(false);
  });
});

test.each([
  ["a.json", true],
  ["a.json.gz", true],
  ["a.JSON", true],
  ["a.jsonl", true],
  ["a.ndjson.gz", true],
  ["a.csv", true],
  ["README.md", false],
  ["json", false],
  ["backup.tar.gz", false],
])("%s is read in a folder: %s", (name, isLog) => {
  expect(isLogName(name)).toBe(isLog);
});
