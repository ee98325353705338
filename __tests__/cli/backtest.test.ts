import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gz, logFile, noise, stopLogging, write } from "../backtest/logs";
import { trailwire } from "./trailwire";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "trailwire-"));
  const { eventID: _, eventTime: __, ...bare } = stopLogging();
  write(folder, {
    "good/a.json.gz": gz(logFile([noise, stopLogging("one")])),
    "good/b.json": JSON.stringify([bare]),
    "bad/broken.json": logFile([stopLogging("two")]).slice(0, -1),
    "none/package.json": '{"name":"x"}',
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

const backtest = (words: readonly string[], input?: string) =>
  trailwire(["backtest", ...words], input);

const lines = (text: string) =>
  text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as unknown);

test("prints a line of JSON for each match", async () => {
  const words = ["--rules", "cloudtrail-changes", "--format", "jsonl"];
  const outcome = await backtest([join(folder, "good"), ...words]);
  expect(outcome).toMatchObject({ exitCode: 0, stderr: "" });
  expect(lines(outcome.stdout)).toEqual([
    {
      file: join(folder, "good/a.json.gz"),
      index: 1,
      eventID: "one",
      eventTime: "2026-01-15T10:30:00Z",
      rule: "cloudtrail-changes",
    },
    {
      file: join(folder, "good/b.json"),
      index: 0,
      eventID: null,
      eventTime: null,
      rule: "cloudtrail-changes",
    },
  ]);
});

test("reads standard input", async () => {
  const words = ["-", "--rules", "cloudtrail-changes", "--format", "jsonl"];
  const { stdout } = await backtest(words, logFile([stopLogging()]));
  expect(lines(stdout)).toMatchObject([{ file: "-", index: 0 }]);
});

test.each([
  ["table", "cloudtrail-changes  critical        2"],
  ["json", '"rule": "cloudtrail-changes"'],
  ["html", "<!doctype html>"],
])("prints the whole as %s", async (format, expected) => {
  const outcome = await backtest([
    join(folder, "good"),
    ...["--pack", "cis", "--format", format],
  ]);
  expect(outcome).toMatchObject({ exitCode: 0, stderr: "" });
  expect(outcome.stdout.toLowerCase()).toContain(expected);
});

test("compares with a baseline", async () => {
  const { stdout } = await backtest([
    join(folder, "good"),
    ...["--rules", "cloudtrail-changes", "--baseline", "root-usage"],
    ...["--format", "json"],
  ]);
  expect(JSON.parse(stdout)).toMatchObject({
    comparison: { events: { added: 2, lost: 0 } },
  });
});

test.each([
  ["a damaged file among others", ["good", "bad"], 1, "; 1 record before"],
  ["a damaged file of which something was read", ["bad"], 1, "not JSON"],
  ["no logs", ["none"], 2, "expected logs, found 1 JSON file without events"],
])("the exit code tells of %s", async (_what, names, exitCode, stderr) => {
  const paths = names.map((name) => join(folder, name));
  const words = ["--rules", "cloudtrail-changes", "--format", "jsonl"];
  expect(await backtest([...paths, ...words])).toEqual({
    exitCode,
    stdout: expect.any(String) as string,
    stderr: expect.stringContaining(stderr) as string,
  });
});

test("goes on from a state, and tells nothing twice", async () => {
  const words = [
    ...["--rules", "cloudtrail-changes", "--format", "jsonl"],
    ...["--since", "9999d", "--resume", join(folder, "state.json")],
  ];
  const first = await backtest([join(folder, "good"), ...words]);
  expect(lines(first.stdout)).toHaveLength(1); // the other record has no time
  const second = await backtest([join(folder, "good"), ...words]);
  expect(second).toEqual({ exitCode: 0, stdout: "", stderr: "" });
});

test("no file's name steers the terminal", async () => {
  const name = "\u001b[31mred\u202e\u009b.json";
  write(folder, { [`evil/${name}`]: "{" });
  const words = ["--rules", "root-usage"];
  const folderRead = await backtest([join(folder, "evil"), ...words]);
  const notThere = await backtest([join(folder, `${name}x`), ...words]);
  for (const { stdout, stderr } of [folderRead, notThere]) {
    expect(stderr).toContain("\ufffd[31mred\ufffd\ufffd.json");
    expect(stdout + stderr).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  }
});

test("where nothing is in range, says what was asked for", async () => {
  const path = "range/AWSLogs/123456789012/CloudTrail/us-east-1/2026/01/15";
  write(folder, { [`${path}/a.json`]: logFile([stopLogging()]) });
  const words = ["--rules", "root-usage", "--since", "2026-02-01"];
  const outcome = await backtest([join(folder, "range"), ...words]);
  expect(outcome).toMatchObject({
    exitCode: 2,
    stderr: "error: expected logs, found none, within what --since asked for\n",
  });
  // Of what was not read, no rule can be silent.
  expect(outcome.stdout).not.toContain("Silent");
});

test("the page says which rules it is about", async () => {
  const titleOf = async (...words: readonly string[]) => {
    const file = join(folder, "good/a.json.gz");
    const page = await backtest([file, "--format", "html", ...words]);
    return /<title>Trailwire back-test: (.*)<\/title>/.exec(page.stdout)?.[1];
  };
  expect(await titleOf()).toBe("All rules");
  expect(await titleOf("--pack", "cis")).toBe("Pack cis");
  expect(await titleOf("--rules", "root-usage")).toBe("Rule root-usage");
  expect(
    await titleOf(
      ...["--pack", "cis", "--rules", "quotas-probed, user-data-read"],
      ...["--min-severity", "low"],
    ),
  ).toBe(
    "Pack cis and rules quotas-probed, user-data-read of severity low or above",
  );
});

test("takes the user's own rules", async () => {
  const project = join(folder, "project");
  write(project, {
    "cdktf.json": '{"context":{"monitoredEvents":"events.json"}}',
    "events.json": JSON.stringify([
      {
        id: "noise-seen",
        description: "x",
        severity: "low",
        eventName: noise.eventName,
      },
    ]),
  });
  const before = process.cwd();
  process.chdir(project);
  const words = ["-", "--format", "jsonl", "--rules", "noise-seen"];
  const outcome = await backtest(words, logFile([noise]));
  const compared = await backtest(
    ["-", "--rules", "root-usage", "--baseline", "noise-seen"],
    logFile([noise]),
  );
  process.chdir(before);
  expect(lines(outcome.stdout)).toMatchObject([{ rule: "noise-seen" }]);
  expect(compared.stdout).toContain("Compared with noise-seen: 0 events more");
});

test.each([
  [[], "expected logs: files, folders"],
  [["a.json", "--athena"], "expected no logs beside it, got a.json"],
  [["nowhere.json"], "nowhere.json: no such file"],
  [["-", "--pack", "ciss"], 'unknown pack "ciss", did you mean cis?'],
  [["-", "--rules", "root-usag"], "did you mean root-usage?"],
  [["-", "--rules", ","], "--rules: expected ids of rules"],
  [
    ["-", "--rules", "vpc-changes", "--min-severity", "critical"],
    "--min-severity: expected one that a named rule has",
  ],
  [["-", "--threads", "0"], "--threads: expected a number from 1 to 256"],
  [["-", "--since", "then"], "--since: expected a span"],
  [["-", "--since", "1d", "--until", "2d"], "expected a time before --until"],
  [["-", "--account", "1"], '--account: expected twelve digits, got "1"'],
  [["-", "--region", "EU"], "--region: expected one such as eu-central-1"],
  [["-", "--baseline", "cis", "--resume", "s"], "expected no --resume"],
  [["-", "--baseline", "x.jsonl"], '"x.jsonl" is no file of matches, no pack'],
  [["-", "--baseline", __dirname], "is a folder: expected a file that"],
  [["-", "--max-scan", "5"], "--max-scan limits what Athena reads"],
  [["--athena", "--resume", "s"], "--resume is for logs that are read here"],
  [["--athena", "--threads", "2"], "--threads is for logs that are read here"],
  [["-", "--resume", "s"], "standard input cannot be read twice"],
  [["--athena", "--max-scan", "all"], "--max-scan: expected a number"],
])("refuses %j", async (words, message) => {
  expect(await backtest(words)).toEqual({
    exitCode: 2,
    stdout: "",
    stderr: expect.stringContaining(message) as string,
  });
});
