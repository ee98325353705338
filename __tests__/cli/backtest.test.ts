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
  process.chdir(before);
  expect(lines(outcome.stdout)).toMatchObject([{ rule: "noise-seen" }]);
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
  [["-", "--baseline", "x.jsonl"], 'unknown rule "x.jsonl"'],
  [["-", "--resume", "s"], "standard input cannot be read twice"],
  [["--athena", "--max-scan", "all"], "--max-scan: expected a number"],
])("refuses %j", async (words, message) => {
  expect(await backtest(words)).toEqual({
    exitCode: 2,
    stdout: "",
    stderr: expect.stringContaining(message) as string,
  });
});
