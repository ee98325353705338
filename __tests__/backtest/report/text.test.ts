import {
  type BacktestRule,
  nothingSkipped,
} from "../../../src/backtest/result";
import { pack, ruleById } from "../../../rules";
import { compareRules } from "../../../src/backtest/compare";
import { resultData, resultText } from "../../../src/backtest/report";
import { matchOf, resultOf, sampleMatches } from "./sample";

const january = { first: "2026-01-01", last: "2026-01-31" };
const noisy = () =>
  resultOf(sampleMatches(2000, 31), { days: january, records: 800_000 });

const skipped = { ...nothingSkipped, digests: 2, insights: 1 };

test("the first lines say what was read and what comes of it", () => {
  const [read, found, notRead] = resultText(
    resultOf([matchOf(), matchOf({ rule: "vpc-changes" })], {
      days: january,
      files: 3,
      records: 1234,
      bytes: 1_500_000,
      skipped,
    }),
  ).split("\n");
  expect(read).toBe(
    "15 rules, 1,234 records of 3 files (1.5 MB), 2026-01-01 to 2026-01-31, in 1.2 s.",
  );
  expect(found).toBe("2 matches of 2 rules; that makes 2 mails, 0.06 a day.");
  expect(notRead).toBe("Not read: 2 digests, 1 Insights file.");
});

test("matches in regions that nobody hears are told apart", () => {
  const rule: BacktestRule = {
    ...ruleById("access-key-created"),
    mailRoutes: [{ kind: "event", regions: ["us-east-1"] }],
  };
  const here = matchOf({ rule: rule.id, region: "us-east-1" });
  const result = resultOf([here, { ...here, region: "eu-west-1" }], {
    rules: [rule],
  });
  const [, found, ...unheard] = resultText(result).split("\n");
  expect(found).toBe("2 matches of 1 rule; that makes 1 mail, 1 a day.");
  expect(unheard.slice(0, 2).join(" ")).toBe(
    "1 match in regions that event rules do not hear: recorded, not mailed (features.eventRegions).",
  );
  expect(resultData(result)).toMatchObject({
    unheard: 1,
    rules: [{ mails: 1, unheard: 1 }],
  });
});

test("each rule that matched has a line, those that make the most mails first", () => {
  const at = (minute: number) => `2026-01-15T10:${minute}:00Z`;
  const text = resultText(
    resultOf([
      matchOf({ eventTime: at(30) }),
      matchOf({ eventTime: at(31) }),
      matchOf({ rule: "vpc-changes", eventTime: at(10) }),
      matchOf({ rule: "vpc-changes", eventTime: at(50) }),
    ]),
    { width: 120 },
  );
  expect(text.split("\n\n")[1]).toBe(
    [
      "RULE         SEVERITY  MATCHES  A DAY  MAILS A DAY  FIRST  LAST   WHO",
      "vpc-changes  low             2      2            2  01-15  01-15  user/alice 2",
      "root-usage   critical        2      2            1  01-15  01-15  user/alice 2",
    ].join("\n"),
  );
});

test("on a narrow terminal the callers stand below, and no line passes the edge but what is to be copied", () => {
  const lines = resultText(noisy(), { width: 80 }).split("\n");
  expect(lines.find((line) => line.startsWith("    role/ci-deployer"))).toMatch(
    /^ {4}role\/ci-deployer \d+, /,
  );
  const long = lines.filter((line) => line.length > 80);
  expect(long.filter((line) => !line.startsWith('    {"rules":'))).toEqual([]);
});

test("silent rules are counted and named, each of them", () => {
  const text = resultText(resultOf([matchOf()]));
  const silent = text
    .slice(text.indexOf("Silent: 14 rules"))
    .replace(/\s+/g, " ");
  for (const { id } of pack("cis")) {
    expect(silent.includes(` ${id}`)).toBe(id !== "root-usage");
  }
});

test("many silent rules are counted: what stands above them shall be seen", () => {
  const text = resultText(resultOf([matchOf()], { rules: pack("all") }));
  const silent = pack("all").length - 1;
  expect(text).toContain(
    `\n\nSilent: ${silent} rules (--format json names them)`,
  );
  expect(text).not.toContain("vpc-changes");
});

test("no match at all is said so", () => {
  const text = resultText(resultOf([]));
  expect(text).toContain("\nNo matches.\n");
  expect(text).not.toContain("RULE");
});

test("what is missing is said: an interruption, damaged files, files left out, notes", () => {
  const damaged = Array.from({ length: 9 }, (_, n) => ({
    file: `${n}.json.gz`,
    problem: "the gzip data end too early",
    recordsBefore: n,
  }));
  const text = resultText(
    resultOf([], {
      ended: "interrupted",
      damaged,
      skipped,
      notes: ["One rule was not asked."],
    }),
  );
  expect(text).toMatch(/^Interrupted: /);
  expect(text).toContain("\nNot read: 2 digests, 1 Insights file.\n");
  expect(text).toContain(
    "Damaged: 9 files\n  - 0.json.gz: the gzip data end too early (0 records before)\n  - 1.json.gz: the gzip data end too early (1 record before)",
  );
  expect(text).toContain("\n  and 1 more (--format json)");
  expect(text).toContain("\nOne rule was not asked.");
});

test("the entries that would save the most mails are there to be copied", () => {
  const text = resultText(noisy());
  // The last lines, under which the next command is written.
  expect(text.split("\n\n").at(-1)).toMatch(/^Entries of `exclude`/);
  const entries = text
    .split("\n")
    .filter((line) => line.startsWith('    {"rules":'))
    .map((line) => Object(JSON.parse(line)));
  expect(entries.length).toBeGreaterThan(1);
  expect(entries[0]).toMatchObject({
    roles: ["arn:aws:iam::123456789012:role/ci-deployer"],
  });
});

test("a comparison names what was added and lost, with examples", () => {
  const comparer = compareRules(
    pack("cis").filter(({ id }) => id !== "vpc-changes"),
    pack("cis").filter(({ id }) => id !== "root-usage"),
    "another pack",
  );
  comparer.add(matchOf());
  comparer.add(matchOf({ index: 1, rule: "vpc-changes" }));
  const text = resultText(resultOf([]), {
    comparison: comparer.result("whole"),
  });
  expect(text)
    .toContain(`Compared with another pack: 1 event more, 1 fewer, 0 the same.
RULE         ADDED  LOST  KEPT
root-usage   +1           0
vpc-changes         -1    0
  + root-usage: 2026-01-15T10:30:00Z ConsoleLogin user/alice AWSLogs/`);
});

test("no text of a log steers the terminal", () => {
  const text = resultText(
    resultOf([matchOf({ principal: "\u001b[31mred\u001b[0m\u202egnp" })], {
      damaged: [
        { file: "a\u001b]0;x\u0007", problem: "torn", recordsBefore: 0 },
      ],
      notes: ["note\u001b[2J"],
    }),
  );
  expect(text).toContain("\ufffd[31mred\ufffd[0m\ufffdgnp");
  expect(text).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
});

test.each([
  [{ files: undefined }, "15 rules, 1,000 records, in 1.2 s."],
  [{ records: undefined, bytes: undefined }, "15 rules, 1 file, in 1.2 s."],
  [
    { files: undefined, records: undefined },
    "15 rules, all that Athena read, in 1.2 s.",
  ],
])("what is not known is left out: %j", (unknown, line) => {
  expect(resultText(resultOf([], unknown)).split("\n")[0]).toBe(line);
});
