import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openInputs } from "../../../src/backtest/inputs/inputs";
import type { LogRange } from "../../../src/backtest/log-range";
import { write } from "../logs";

const ACCOUNT = "123456789012";
const region = (name: string) => `AWSLogs/${ACCOUNT}/CloudTrail/${name}`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "trailwire-"));
  const files = [
    `${region("eu-central-1")}/2026/01/14/b.json.gz`,
    `${region("eu-central-1")}/2026/01/15/a.json.gz`,
    `${region("us-east-1")}/2026/01/15/a.json.gz`,
    `AWSLogs/${ACCOUNT}/CloudTrail-Digest/us-east-1/2026/01/15/d.json.gz`,
    `AWSLogs/${ACCOUNT}/CloudTrail-Insight/us-east-1/2026/01/15/i.json.gz`,
    `AWSLogs/${ACCOUNT}/Config/us-east-1/2026/1/15/c.json.gz`,
    "README.md",
    "Zürich 日本.json",
    "a/nested/x.jsonl",
  ];
  write(folder, Object.fromEntries(files.map((file) => [file, "x"])));
});
afterAll(() => rmSync(folder, { recursive: true }));

const noStore = () => {
  throw new Error("expected no call of S3");
};

/** The names of what is read below the folder, and how often what is skipped for which reason. */
async function listing(range: LogRange = {}, names = [folder]) {
  const read: string[] = [];
  const skipped: Record<string, number> = {};
  const inputs = await openInputs(names, range, noStore);
  for await (const entry of inputs.list()) {
    if (entry.kind === "log") {
      read.push(entry.source.name.replace(`${folder}/`, ""));
    } else {
      skipped[entry.reason] = (skipped[entry.reason] ?? 0) + 1;
    }
  }
  return { read, skipped };
}

const others = ["Zürich 日本.json", "a/nested/x.jsonl"];
const skipped = { digests: 1, insights: 1, otherServices: 1, otherFiles: 1 };

test("lists logs in the order of their names, and counts what is none", async () => {
  expect(await listing()).toEqual({
    read: [
      `${region("eu-central-1")}/2026/01/14/b.json.gz`,
      `${region("eu-central-1")}/2026/01/15/a.json.gz`,
      `${region("us-east-1")}/2026/01/15/a.json.gz`,
      ...others,
    ],
    skipped,
  });
});

test.each<readonly [string, LogRange, readonly string[]]>([
  [
    "a time",
    { since: new Date("2026-01-15T00:00:00Z") },
    [
      `${region("eu-central-1")}/2026/01/15/a.json.gz`,
      `${region("us-east-1")}/2026/01/15/a.json.gz`,
    ],
  ],
  ["an earlier time", { until: new Date("2026-01-01T00:00:00Z") }, []],
  [
    "a region",
    { regions: ["us-east-1"] },
    [`${region("us-east-1")}/2026/01/15/a.json.gz`],
  ],
  ["another account", { accounts: ["210987654321"] }, []],
])("enters folders of %s only", async (_what, range, inLayout) => {
  expect((await listing(range)).read).toEqual([...inLayout, ...others]);
});

test("knows the layout from inside", async () => {
  const inside = join(folder, region("eu-central-1"), "2026/01");
  const range = { since: new Date("2026-01-15T00:00:00Z") };
  expect((await listing(range, [inside])).read).toEqual([
    `${region("eu-central-1")}/2026/01/15/a.json.gz`,
  ]);
});

test("names files as they were named", async () => {
  const { read } = await listing({}, [
    `${folder}/a/`,
    `${folder}/a/nested/../nested/x.jsonl`,
    "-",
  ]);
  expect(read).toEqual(["a/nested/x.jsonl", "a/nested/../nested/x.jsonl", "-"]);
});

test("reads a file that was named, whatever its name is", async () => {
  expect(await listing({}, [join(folder, "README.md")])).toEqual({
    read: ["README.md"],
    skipped: {},
  });
});

test("follows links, but not into the folder that they are in", async () => {
  const links = join(folder, "links");
  write(links, { "real/x.json": "x" });
  symlinkSync(join(links, "real"), join(links, "link"));
  symlinkSync(links, join(links, "real/up"));
  expect((await listing({}, [links])).read).toEqual([
    "links/link/x.json",
    "links/real/x.json",
  ]);
  rmSync(links, { recursive: true });
});

test("goes on after what cannot be listed, which is told in its place", async () => {
  const closed = join(folder, "b");
  write(closed, { "x.json": "x" });
  symlinkSync(join(closed, "nowhere"), join(closed, "y.json"));
  const inputs = await openInputs([closed], {}, noStore);
  const locations: unknown[] = [];
  for await (const entry of inputs.list()) {
    if (entry.kind === "log") locations.push(entry.source.location);
  }
  expect(locations).toEqual([
    { kind: "file", path: join(closed, "x.json") },
    { kind: "unreadable", problem: "no such file" },
  ]);
  rmSync(closed, { recursive: true });
});

test("counts the bytes of all that is read, if it can", async () => {
  const size = async (names: readonly string[]) =>
    (await openInputs(names, {}, noStore)).size(() => false);
  expect(await size([folder])).toBe(5);
  expect(await size([folder, "-"])).toBeUndefined();
});

test.each([
  ["a name of nothing", ["nowhere.json"], "nowhere.json: no such file"],
  ["a name that Node cannot say", ["\ufffd.json"], "its name is not UTF-8"],
  ["standard input twice", ["-", "-"], "expected one -, got more"],
  ["a bucket that cannot be", ["s3://My_Bucket/x"], "expected s3://bucket"],
])("refuses %s", async (_what, names, message) => {
  await expect(openInputs(names, {}, noStore)).rejects.toThrow(message);
});
