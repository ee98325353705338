import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pack, ruleById, rules } from "../../rules";
import { filterText } from "../../src/rule/filter-text";
import { trailwire } from "./trailwire";

async function json(...words: readonly string[]): Promise<unknown> {
  const { exitCode, stdout, stderr } = await trailwire([
    ...words,
    "--format",
    "json",
  ]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  return JSON.parse(stdout);
}

const ids = (listed: unknown) =>
  (listed as { id: string }[]).map(({ id }) => id);

describe("rules list", () => {
  test("is a table of every rule", async () => {
    const { exitCode, stdout } = await trailwire(["rules", "list"]);
    const [header = "", ...rows] = stdout.trimEnd().split("\n");
    expect(exitCode).toBe(0);
    expect(rows.map((row) => row.split(" ", 1)[0])).toEqual(
      rules.map(({ id }) => id),
    );
    const title = header.indexOf("TITLE");
    expect(rows.map((row) => row.slice(title - 2, title))).toEqual(
      rules.map(() => "  "),
    );
    expect(stdout).toMatch(
      /^root-usage +critical +The root user was used +CIS 5\.3, CloudWatch\.1/m,
    );
  });

  test("as JSON", async () => {
    const listed = await json("rules", "list");
    const { id, severity, title, controls, attack } = ruleById("root-usage");
    const filter = filterText(ruleById("root-usage"));
    expect(ids(listed)).toEqual(rules.map(({ id }) => id));
    expect(listed).toContainEqual({
      id,
      severity,
      title,
      controls,
      attack,
      filter,
    });
  });

  test("--pack and --min-severity choose", async () => {
    expect(ids(await json("rules", "list", "--pack", "cis"))).toEqual(
      pack("cis").map(({ id }) => id),
    );
    const severe = pack("cis").filter(({ severity }) =>
      ["critical", "high"].includes(severity),
    );
    expect(severe.length).toBeGreaterThan(0);
    expect(
      ids(await json("rules", "list", "--pack=cis", "--min-severity=high")),
    ).toEqual(severe.map(({ id }) => id));
  });
});

describe("rules show", () => {
  test.each(rules.map(({ id }) => id))("%s for a person", async (id) => {
    const rule = ruleById(id);
    const { exitCode, stdout } = await trailwire(["rules", "show", id]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(`${id} (${rule.severity})\n${rule.title}\n`);
    expect(stdout).toContain(`\n  ${filterText(rule)}\n`);
    const words = stdout.replace(/\s+/g, " ");
    for (const text of [
      rule.description,
      ...rule.falsePositives,
      ...rule.runbook,
      ...rule.attack,
      ...rule.controls.map(({ framework, id }) => `${framework} ${id}`),
      ...Object.keys(rule.matches),
      ...Object.keys(rule.ignores),
    ]) {
      expect(words).toContain(text.replace(/\s+/g, " "));
    }
  });

  test.each<[string, readonly string[], readonly string[]]>([
    [
      "key-pair-created",
      [
        "Route: event An EventBridge rule mails each event",
        '{"source":[{"prefix":"aws."}]',
        "characters; not deployed on this route)",
      ],
      ["alarm", "metric filter counts"],
    ],
    [
      "instances-ended-in-mass",
      [
        "Route: metric A metric filter counts its events in the metric InstancesEndedInMass. An alarm mails when it has counted 10 events within 300 seconds",
      ],
      ["EventBridge", "not deployed"],
    ],
  ])("%s: what will exist, and no more", async (id, told, untold) => {
    const { stdout } = await trailwire(["rules", "show", id]);
    const words = stdout.replace(/\s+/g, " ");
    for (const text of told) expect(words).toContain(text);
    for (const text of untold) expect(words).not.toContain(text);
  });

  test("fits a terminal, but for the filter and words that are longer", async () => {
    const { stdout } = await trailwire(["rules", "show", "cloudtrail-changes"]);
    const long = stdout
      .split("\n")
      .filter((line) => line.length > 80 && line.trim().includes(" "));
    expect(long).toEqual([`  ${filterText(ruleById("cloudtrail-changes"))}`]);
  });

  test("as JSON it is the rule as data", async () => {
    const rule = ruleById("root-usage");
    const { pattern, matches, ignores, runbook } = rule;
    expect(await json("rules", "show", "root-usage")).toMatchObject({
      id: "root-usage",
      pattern,
      runbook,
      matches,
      ignores,
      routes: ["metric"],
      filter: filterText(rule),
      metric: "RootUsage",
    });
  });
});

describe("rules test", () => {
  const casesOf = (...tested: readonly (typeof rules)[number][]) =>
    tested.flatMap(({ matches, ignores }) => [
      ...Object.keys(matches),
      ...Object.keys(ignores),
    ]);

  test("runs every case of every rule", async () => {
    expect(await trailwire(["rules", "test"])).toEqual({
      exitCode: 0,
      stdout: `${rules.length} rules, ${casesOf(...rules).length.toLocaleString("en-US")} cases: all as they should be\n`,
      stderr: "",
    });
  });

  test("runs the rules that are named", async () => {
    const { stdout } = await trailwire(["rules", "test", "root-usage"]);
    const cases = casesOf(ruleById("root-usage")).length;
    expect(stdout).toBe(`1 rule, ${cases} cases: all as they should be\n`);
  });

  test("as JSON", async () => {
    const [result] = (await json("rules", "test", "root-usage")) as [
      { cases: { name: string; expected: boolean; actual: boolean }[] },
    ];
    expect(result).toMatchObject({ id: "root-usage", problems: [] });
    expect(result.cases.map(({ name }) => name)).toEqual(
      casesOf(ruleById("root-usage")),
    );
  });
});

describe("in a project", () => {
  const before = process.cwd();
  const project = mkdtempSync(join(tmpdir(), "trailwire-"));

  beforeAll(() => {
    const context = {
      monitoredEvents: "mine.json",
      routes: { both: ["key-pair-created"] },
    };
    const mine = {
      id: "topic-deleted",
      severity: "high",
      eventName: "DeleteTopic",
    };
    writeFileSync(join(project, "cdktf.json"), JSON.stringify({ context }));
    writeFileSync(join(project, "mine.json"), JSON.stringify([mine]));
    process.chdir(project);
  });
  afterAll(() => {
    process.chdir(before);
    rmSync(project, { recursive: true });
  });

  test("the user's own rules are listed, shown and tried", async () => {
    expect(ids(await json("rules", "list"))).toEqual([
      ...rules.map(({ id }) => id),
      "topic-deleted",
    ]);
    expect(ids(await json("rules", "list", "--pack", "cis"))).toHaveLength(15);
    expect(await json("rules", "show", "topic-deleted")).toMatchObject({
      severity: "high",
      routes: ["event"],
    });
    expect(await json("rules", "test", "topic-deleted")).toMatchObject([
      { id: "topic-deleted", problems: [] },
    ]);
  });

  test("a rule is shown with the routes of the settings", async () => {
    const { stdout } = await trailwire(["rules", "show", "key-pair-created"]);
    expect(stdout).toMatch(/^Route: metric\n[^]+^Route: event\n/m);
  });

  test("a project file that is no JSON is named", async () => {
    writeFileSync(join(project, "cdktf.json"), "{ // mine\n}");
    const outcome = await trailwire(["rules", "list"]);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
    expect(outcome.stderr).toMatch(/^error: cdktf\.json: expected JSON \(/);
  });
});

test.each([
  [
    "rules show root-usag",
    'unknown rule "root-usag", did you mean root-usage?',
  ],
  ["rules test root-usage nope", 'unknown rule "nope"'],
  ["rules list --pack nope", 'unknown pack "nope", expected one of cis'],
])("%s: %s", async (line, message) => {
  const outcome = await trailwire(line.split(" "));
  expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
  expect(outcome.stderr).toContain(`error: ${message}`);
});
