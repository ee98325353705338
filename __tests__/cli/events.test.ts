import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rules } from "../../rules";
import { ago, events, finding, findingsTable } from "./findings";

const database = findingsTable();

test("a table for people: the newest first, of every rule that is known", async () => {
  const [old, young] = [ago(30), ago(5)];
  database.findings = [
    finding({ EventId: "e1", EventTime: old }),
    finding({
      EventId: "e2",
      EventTime: young,
      Rule: "vpc-changes",
      Severity: "low",
      EventName: "DeleteVpc",
      ErrorCode: "AccessDenied",
      Principal: "arn:aws:iam::123456789012:user/\u001b[2Jalice",
    }),
    finding({ EventId: "e3", EventTime: ago(25 * 60) }),
  ];
  const { exitCode, stdout, stderr } = await events("");
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const rows = stdout.trimEnd().split("\n");
  expect(rows.map((row) => row.split(/ {2,}/))).toEqual([
    ["TIME", "SEVERITY", "RULE", "WHO", "WHAT", "FROM", "OUTCOME"],
    [
      young,
      "low",
      "vpc-changes",
      "arn:aws:iam::123456789012:user/\ufffd[2Jalice",
      "DeleteVpc",
      "192.0.2.10",
      "AccessDenied",
    ],
    [
      old,
      "critical",
      "root-usage",
      "arn:aws:iam::123456789012:root",
      "ConsoleLogin",
      "192.0.2.10",
      "ok",
    ],
  ]);
  expect(database.queries).toHaveLength(rules.length);
  const [query] = database.queries;
  expect(query).toMatchObject({
    TableName: "trailwire-findings",
    IndexName: "RuleTime",
    ScanIndexForward: false,
  });
  // The records stay where they are.
  expect(query?.ProjectionExpression).not.toContain("Record");
});

test("--rule asks for one rule or some, over all pages that it takes", async () => {
  database.findings = Array.from({ length: 30 }, (_, n) =>
    finding({
      EventId: `e${n}`,
      EventTime: ago(n + 1),
      Severity: n % 6 === 5 ? "critical" : "low",
    }),
  );
  const { stdout, stderr } = await events(
    "--rule root-usage --rule vpc-changes --min-severity high --limit 4 --format json",
  );
  expect(JSON.parse(stdout)).toMatchObject([
    { eventId: "e5" },
    { eventId: "e11" },
    { eventId: "e17" },
    { eventId: "e23" },
  ]);
  expect(stderr).toBe(
    "these are the newest 4, there are more: raise --limit, or ask for less\n",
  );
  const asked = database.queries.map(
    ({ ExpressionAttributeValues: values }) => values[":rule"]?.S,
  );
  expect(asked.filter((rule) => rule === "root-usage").length).toBeGreaterThan(
    2,
  );
  expect(asked.filter((rule) => rule === "vpc-changes")).toHaveLength(1);
});

test.each<[options: string, found: readonly string[]]>([
  ["", ["e1", "e2"]],
  ["--since 90m", ["e1"]],
  ["--since 3d", ["e1", "e2", "e3"]],
  ["--since 3d --until 3h", ["e3"]],
  ["--since 2020-01-01 --until 2020-01-02", ["e4"]],
  ["--since 2020-01-01T12:00:00Z --until 2020-01-01T12:00:01Z", ["e4"]],
  ["--since 2020-01-01T12:00:01Z --until 2020-01-02", []],
])("the time of root-usage %s", async (options, found) => {
  database.findings = [
    finding({ EventId: "e1", EventTime: ago(60) }),
    finding({ EventId: "e2", EventTime: ago(120) }),
    finding({ EventId: "e3", EventTime: ago(26 * 60) }),
    finding({ EventId: "e4", EventTime: "2020-01-01T12:00:00Z" }),
  ];
  const { exitCode, stdout } = await events(
    `--rule root-usage --format jsonl ${options}`,
  );
  expect(exitCode).toBe(0);
  const ids = stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { eventId: string }).eventId);
  expect(ids).toEqual(found);
});

test("--event-id finds what was found in one event, whenever", async () => {
  const EventTime = "2020-01-01T12:00:00Z";
  database.findings = [
    finding({ EventTime }),
    finding({ EventTime, Rule: "console-sign-in-without-mfa" }),
    finding({ EventId: "e2", EventTime }),
  ];
  const of = async (options: string) =>
    JSON.parse((await events(options)).stdout) as { rule: string }[];
  const found = await of("--event-id e1 --format json");
  expect(found.map(({ rule }) => rule)).toEqual([
    "console-sign-in-without-mfa",
    "root-usage",
  ]);
  expect(database.queries.map(({ IndexName }) => IndexName)).toEqual([
    undefined,
  ]);
  expect(
    await of("--event-id e1 --rule root-usage --format json"),
  ).toMatchObject([{ rule: "root-usage" }]);
});

test("JSON has all of a finding, with the record as it was", async () => {
  const EventTime = ago(1);
  database.findings = [finding({ EventTime, Shortened: "requestParameters" })];
  const { stdout } = await events("--rule root-usage --format json");
  expect(JSON.parse(stdout)).toEqual([
    {
      eventId: "e1",
      rule: "root-usage",
      eventTime: EventTime,
      severity: "critical",
      title: "The root user was used",
      principal: "arn:aws:iam::123456789012:root",
      eventName: "ConsoleLogin",
      sourceIPAddress: "192.0.2.10",
      file: "s3://example-bucket/a.json.gz",
      expiresAt: "2027-01-15T08:00:00.000Z",
      shortened: ["requestParameters"],
      record: { eventName: "ConsoleLogin", n: 1 },
    },
  ]);
});

test.each([
  ["--rule root-usage", "", "nothing found"],
  ["--rule root-usage --format json", "[]\n", "nothing found"],
  [
    "--rule root-usag",
    "",
    'nothing found; unknown rule "root-usag", did you mean root-usage?',
  ],
])("nothing found: %s", async (options, stdout, stderr) => {
  expect(await events(options)).toEqual({
    exitCode: 0,
    stdout,
    stderr: `${stderr}\n`,
  });
});

test("the table's name is that of the option, else of the environment", async () => {
  process.env["DYNAMODB_TABLE"] = "from-environment";
  await events("--rule root-usage");
  await events("--rule root-usage --table from-option");
  expect(database.queries.map(({ TableName }) => TableName)).toEqual([
    "from-environment",
    "from-option",
  ]);
});

describe("in a project with events of its own", () => {
  const home = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), "trailwire-"));
  beforeEach(() => {
    process.chdir(folder);
    writeFileSync(
      "cdktf.json",
      '{"context": {"monitoredEvents": "events.json"}}',
    );
  });
  afterEach(() => {
    process.chdir(home);
    rmSync(join(folder, "events.json"), { force: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("their rules are asked for, too", async () => {
    writeFileSync("events.json", '[{"id": "OwnRule", "eventName": "X"}]');
    database.findings = [finding({ Rule: "own-rule" })];
    const { stdout } = await events("");
    expect(stdout).toContain("own-rule");
    expect(database.queries).toHaveLength(rules.length + 1);
  });

  test("a mistake in them is told", async () => {
    const missing = await events("");
    expect(missing).toMatchObject({ exitCode: 2, stdout: "" });
    expect(missing.stderr).toBe(
      "error: events.json, which cdktf.json names: no such file\n",
    );
    writeFileSync("events.json", '[{"id": "OwnRule"}]');
    expect((await events("")).stderr).toMatch(
      "error: events.json:1:2: OwnRule: expected at least one of eventName",
    );
  });
});
