import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commands } from "../../src/cli/commands";
import { trailwire } from "./trailwire";

/** The tutorial's monitor as it was written. */
const asWritten = readFileSync(
  join(__dirname, "../stacks/fixtures/compliance-monitor.tf"),
  "utf8",
);
const corrected = asWritten
  .replace("security_logs.arn}/*", "security_logs.arn}:*")
  .replace("invokedBy is null", "invokedBy NOT EXISTS");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "prove-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const outcomes = new Map<string, ReturnType<typeof trailwire>>();

/** What the command makes of a configuration in HCL; each line runs once. */
function prove(hcl: string, options = "") {
  const key = `${options}\n${hcl}`;
  const known = outcomes.get(key);
  if (known !== undefined) return known;
  const input = mkdtempSync(join(folder, "input-"));
  writeFileSync(join(input, "main.tf"), hcl);
  const words = options.split(" ").filter((word) => word !== "");
  const outcome = trailwire(["prove", input, ...words]);
  outcomes.set(key, outcome);
  return outcome;
}

describe("the tutorial's monitor as it was written", () => {
  test("is told its two faults, and nothing else", async () => {
    const { exitCode, stdout, stderr } = await prove(asWritten);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(stdout).toMatch(
      /^1 of 1 alert cannot arrive\.\n\nverdict  route   stopped at           mend  alert\nbroken   metric  trail -> log group   \[1\]   root-usage\n {17}log group -> filter  \[2\]\n/,
    );
    expect(stdout).toMatch(
      /^\[1\] aws_cloudtrail\.main: cloud_watch_logs_group_arn \(main\.tf:\d+\)$/m,
    );
    expect(stdout).toContain(
      '\n    mend: { $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS }\n',
    );
    expect(stdout).not.toContain("[3]");
  });

  test("fits a terminal, but for what is to be copied", async () => {
    const { stdout } = await prove(asWritten);
    const long = stdout.split("\n").filter((line) => line.length > 80);
    expect(long.filter((line) => !/^ +mend: .*\{/.test(line))).toEqual([]);
  });

  test("as JSON", async () => {
    const { exitCode, stdout } = await prove(asWritten, "--format json");
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: "broken",
      summary: { delivered: 0, broken: 1, unknown: 0 },
      missing: null,
      paths: [
        {
          route: "metric",
          detector: "aws_cloudwatch_log_metric_filter.root_login",
          place: { file: "main.tf", line: expect.any(Number) },
          rule: { id: "root-usage", recognisedBy: "named" },
          verdict: "broken",
          stoppedAt: "trail -> log group",
          run: { tried: 4, caught: 0, catches: [] },
        },
      ],
      unknowns: [],
    });
  });

  test("as a diagram", async () => {
    const { exitCode, stdout } = await prove(asWritten, "--format mermaid");
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^flowchart LR\n/);
    expect(stdout).toContain('--x|"filter-never-matches"|');
    expect(stdout).toContain('["aws_cloudtrail.main"]');
    expect(stdout).toMatch(/linkStyle \d+,\d+ stroke:/);
  });

  test("as a page that needs nothing from elsewhere and closes what it opens", async () => {
    const { exitCode, stdout } = await prove(asWritten, "--format html");
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^<!doctype html>/);
    expect(stdout).not.toMatch(/<script|<link|<img|@import|url\(|\ssrc=/i);
    expect(stdout).toContain('<li class="link broken"');
    expect(stdout).toContain("&quot;Root&quot; &amp;&amp;");
    const open: string[] = [];
    for (const [, end, name = ""] of stdout.matchAll(
      /<(\/?)([a-z][a-z0-9]*)/g,
    )) {
      if (end === "/") expect(open.pop()).toBe(name);
      else if (name !== "meta") open.push(name);
    }
    expect(open).toEqual([]);
  });
});

test("the corrected one is delivered", async () => {
  const { exitCode, stdout, stderr } = await prove(corrected);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toMatch(
    /^The alert arrives\.\n\nverdict    route   alert\ndelivered  metric  root-usage\n/,
  );
});

describe("what is not known", () => {
  const open = `variable "count_from" {\n  type = number\n}\n${corrected.replace(
    /threshold( *)= "1"/,
    "threshold$1= var.count_from",
  )}`;

  test("is said to be, and counts as broken with --strict only", async () => {
    const { exitCode, stdout } = await prove(open);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^It is not known whether the alert arrives\./);
    expect(stdout).toMatch(/^unknown {2}metric {2}filter -> alarm /m);
    expect(stdout).toContain("Not known before apply\n");
    expect(await prove(open, "--strict")).toEqual({
      exitCode: 1,
      stdout,
      stderr: "",
    });
  });

  test("is known with --var", async () => {
    const { stdout } = await prove(open, "--strict --var count_from=1");
    expect(stdout).toMatch(/^The alert arrives\./);
  });
});

test("a configuration that watches nothing is told what is missing", async () => {
  const { exitCode, stdout } = await prove(
    'resource "aws_s3_bucket" "data" {}\n',
  );
  expect(exitCode).toBe(1);
  expect(stdout.replace(/\s+/g, " ")).toMatch(
    /^No alert can arrive\. nothing records what happens .*, and nothing watches: expected a metric filter/,
  );
});

test("texts of others cannot get out of the page or the diagram", async () => {
  const hostile = corrected.replace(
    'name           = "RootLoginDetected"',
    'name = "<script>alert(1)</script>"',
  );
  expect(hostile).not.toBe(corrected);
  const broken = hostile.replace('"Root\\"', '"</code><script>x\\"');
  expect(broken).not.toBe(hostile);
  for (const format of ["html", "mermaid"]) {
    const { stdout } = await prove(broken, `--format ${format}`);
    expect(stdout).not.toMatch(/<script/);
  }
});

test.each([
  [["no-such-folder"], "there is no file or folder no-such-folder"],
  [[".", "--var", "name"], '--var expects name=value, got "name"'],
  [[".", "--format", "xml"], "Allowed choices are table, json, mermaid, html."],
  [[], "missing required argument 'path'"],
])("prove %j: %s", async (words, message) => {
  const outcome = await trailwire(["prove", ...words]);
  expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
  expect(outcome.stderr).toContain(message);
});

test("the help of the project names the command", () => {
  const help = readFileSync(join(__dirname, "../../help"), "utf8");
  expect(help).toContain("npx trailwire prove ");
  expect(commands.map(({ name }) => name)).toContain("prove");
});
