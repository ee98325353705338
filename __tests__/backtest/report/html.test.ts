import { pack } from "../../../rules";
import { compareRules } from "../../../src/backtest/compare";
import { resultHtml, type PageOptions } from "../../../src/backtest/report";
import type { BacktestResult, Match } from "../../../src/backtest/result";
import { matchOf, resultOf, sampleMatches } from "./sample";

const january = { first: "2026-01-01", last: "2026-01-31" };

/** The page with one blank in place of many. */
const pageOf = (result: BacktestResult, options?: PageOptions) =>
  resultHtml(result, options).replace(/\s+/g, " ");

const countOf = (page: string, part: RegExp) => [...page.matchAll(part)].length;

/** Makes it when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Elements that are opened and never closed, or closed and not open. */
function unbalanced(page: string): readonly string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  const tags = page.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*?(\/?)>/g);
  for (const [, end, name = "", empty] of tags) {
    if (empty || ["meta", "br"].includes(name)) continue;
    if (end === "") open.push(name);
    else if (open.at(-1) === name) open.pop();
    else wrong.push(name);
  }
  return [...wrong, ...open];
}

/** A page with all that there can be, made once. */
const everything = once(() => {
  const matches = [...sampleMatches(10_500, 31)];
  const comparer = compareRules(pack("cis"), pack("starter"), "starter");
  for (const match of matches) comparer.add(match);
  return resultHtml(
    resultOf(matches, {
      days: january,
      ended: "interrupted",
      damaged: [{ file: "a.json.gz", problem: "torn", recordsBefore: 3 }],
      notes: ["One rule was not asked."],
    }),
    { subject: "Pack cis", comparison: comparer.result("whole") },
  );
});

test("the page needs nothing else, runs nothing, and is whole", () => {
  const page = everything();
  expect(page).toMatch(/^<!doctype html>/);
  expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'");
  expect(page).not.toMatch(
    /<script|<link|<img|<iframe|@import|url\(|\s(src|href|style|on\w+)=/i,
  );
  expect(page).toContain("color-scheme: light dark");
  expect(page).toContain('name="viewport"');
  expect(unbalanced(page)).toEqual([]);
});

test("of ten thousand matches each stands in a folded page of a hundred at most, and the rest is told", () => {
  const page = everything();
  const pages = page.split(/<details class="page"/).slice(1);
  const rows = pages.map((one) => countOf(one, /<td class="time">/g));
  expect(Math.max(...rows)).toBe(100);
  expect(rows.reduce((sum, count) => sum + count, 0)).toBe(10_000);
  expect(page).not.toMatch(/<details[^>]* open/);
  expect(page).toMatch(/and\s+\d+\s+other matches:\s+--format jsonl/);
  expect(page.length).toBeLessThan(8_000_000);
});

test("one match: who did what, when and where, in one place", () => {
  const page = pageOf(resultOf([matchOf()], { days: january }));
  expect(page).toContain("<b>1</b> mail <small>0.03 a day</small>");
  expect(page).toContain("<b>1 of 15</b> rules matched");
  expect(page).toMatch(
    /<b>root-usage<\/b> <span class="severity critical">critical<\/span>/,
  );
  for (const text of [
    "2026-01-15 10:30:00",
    "ConsoleLogin",
    'title="arn:aws:iam::123456789012:user/alice"',
    "192.0.2.10",
    "123456789012<br />eu-central-1",
    "logs.json.gz #0",
    "00000000-0000-4000-8000-000000000000",
  ]) {
    expect(page).toContain(text);
  }
  // Nothing has to be unfolded for so little.
  expect(countOf(page, /<details[^>]* open/g)).toBe(2);
  expect(page).toContain("Silent rules: 14");
});

test.each([
  [1, 1000, "one match in 1,000"],
  [1, 3, "one match in 3"],
  [2, 3, "one match in 1.5"],
  [2, 2, "1 match a record"],
  [3, 2, "1.5 matches a record"],
])("%i matches in %i records are %s", (count, records, note) => {
  const matches = Array.from({ length: count }, (_, index) =>
    matchOf({ index }),
  );
  expect(pageOf(resultOf(matches, { records }))).toContain(
    `records read <small>${note}</small>`,
  );
});

test("what was not read is not called silent", () => {
  const page = pageOf(resultOf([], { files: 0, records: 0, bytes: 0 }));
  expect(page).not.toContain("Silent");
});

test("no match: that is said, and nothing empty is drawn", () => {
  const page = pageOf(resultOf([], { days: january }));
  expect(page).toContain("<h2>Rules that matched</h2> <p>None.</p>");
  expect(page).not.toMatch(/<svg|<table|When</);
  expect(page).toContain("Silent rules: 15");
  expect(countOf(page, /<li title=/g)).toBe(15);
});

test("the days of the period are a calendar, shaded by their matches", () => {
  const page = pageOf(
    resultOf(
      [
        matchOf(),
        ...Array.from({ length: 16 }, () =>
          matchOf({ eventTime: "2026-01-31T10:00:00Z" }),
        ),
      ],
      { days: january },
    ),
  );
  const [, days = ""] =
    /aria-label="Matches by day from 2026-01-01 to 2026-01-31"(.*?)<\/svg>/.exec(
      page,
    ) ?? [];
  const cells = [
    ...days.matchAll(/class="h(\d)"[^>]*><title> ?([\d-]+): ([^<]*?) ?</g),
  ].map(([, level, day, what]) => [day, what, level]);
  expect(cells).toHaveLength(31);
  expect(cells[13]).toEqual(["2026-01-14", "0 matches", "0"]);
  expect(cells[14]).toEqual(["2026-01-15", "1 match", "1"]);
  expect(cells[30]).toEqual(["2026-01-31", "16 matches", "4"]);
});

test.each([
  [{ first: "2026-01-31", last: "2026-01-31" }, ["2026-01"]],
  [{ first: "2026-01-30", last: "2026-06-08" }, 4],
  [{ first: "2026-01-15", last: "2027-01-15" }, 11],
])("months of %j are named where there is room", (days, named) => {
  const page = pageOf(resultOf([matchOf()], { days }));
  const [, width = "", map = ""] =
    /aria-label="Matches by day.*?viewBox="0 0 (\d+) .*?>(.*?)<\/svg>/.exec(
      page,
    ) ?? [];
  const names = [...map.matchAll(/<text x="(\d+)" y="11"> ?([\d-]+) ?</g)];
  const ends = names.map(([, x]) => Number(x) + 46);
  expect(Math.max(...ends)).toBeLessThanOrEqual(Number(width));
  const texts = names.map(([, , text]) => text);
  expect(typeof named === "number" ? texts.length : texts).toEqual(named);
});

test("the hours of the week are in UTC, from Monday on", () => {
  const page = pageOf(resultOf([matchOf()], { days: january }));
  expect(countOf(page, /:00 UTC: /g)).toBe(168);
  expect(page).toContain("<title>Thu 10:00 UTC: 1 match</title>");
});

test("a rule's timeline has the matches of the period, few bars however long it is", () => {
  const bars = (days: { first: string; last: string }, ...times: string[]) => {
    const matches = times.map((eventTime) => matchOf({ eventTime }));
    const page = pageOf(resultOf(matches, { days }));
    return [...page.matchAll(/class="bar"[^>]*> ?<title>([^<]*)/g)].map(
      ([, title = ""]) => title.trim(),
    );
  };
  const [a, b] = ["2026-01-15T10:30:00Z", "2026-01-31T10:30:00Z"];
  expect(bars(january, a, a, b)).toEqual([
    "2026-01-15: 2 matches",
    "2026-01-31: 1 match",
  ]);
  const year = { first: "2026-01-01", last: "2026-12-31" };
  expect(bars(year, a, b)).toEqual([
    "2026-01-13 and 3 days more: 1 match",
    "2026-01-29 and 3 days more: 1 match",
  ]);
});

test("a time that nobody had does not make the page endless", () => {
  const far = ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"];
  const result = resultOf(far.map((eventTime) => matchOf({ eventTime })));
  expect(result.days).toEqual({ first: "0001-01-01", last: "9999-12-31" });
  const page = pageOf(result);
  expect(page).toContain("The last year of 3,652,059 days.");
  expect(page.length).toBeLessThan(100_000);
});

test("what an exclusion would save stands beside the entry that does it", () => {
  const page = pageOf(resultOf(sampleMatches(2000, 31), { days: january }));
  expect(page).toMatch(
    /arn:aws:iam::123456789012:role\/ci-deployer <code class="entry" ?>\{&quot;rules&quot;:\[.*?\],&quot;roles&quot;:\[&quot;arn:aws:iam::123456789012:role\/ci-deployer&quot;\]\}</,
  );
  const left = [
    ...page.matchAll(/data-is="mails a day left"[^>]*> ?([\d.]+) ?</g),
  ].map(([, mails]) => Number(mails));
  expect(left.length).toBeGreaterThan(2);
  expect(left).toEqual([...left].sort((a, b) => b - a));
});

test("a comparison shows what was added and lost", () => {
  const comparer = compareRules(pack("cis"), pack("starter"), "starter");
  comparer.add(matchOf({ rule: "vpc-changes" }));
  comparer.add(matchOf({ index: 1, rule: "access-key-created" }));
  const page = pageOf(resultOf([]), { comparison: comparer.result("whole") });
  expect(page).toContain("Compared with starter: 1 event more, 1 fewer");
  expect(page).toMatch(/<b>vpc-changes<\/b>.*?first added.*?> ?1 ?<\/td>/);
  expect(page).toMatch(/<b>access-key-created<\/b>.*?first lost/);
});

test("no text of a log turns the direction of the page", () => {
  const principal = "\u202eecila/resu\u2066\u0007\u009b";
  const page = pageOf(resultOf([matchOf({ principal })]));
  expect(page).toContain("\ufffdecila/resu\ufffd\ufffd\ufffd");
  expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\n]/u);
});

test("no text of a log becomes markup", () => {
  const evil = `"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;`;
  const fields: Partial<Match> = {
    file: evil,
    eventID: evil,
    eventTime: evil,
    eventName: evil,
    principal: evil,
    account: evil,
    region: evil,
    address: evil,
  };
  const comparer = compareRules(pack("cis"), [], evil);
  comparer.add(matchOf(fields));
  const page = pageOf(
    resultOf([matchOf(fields)], {
      days: january,
      damaged: [{ file: evil, problem: evil, recordsBefore: 0 }],
      notes: [evil],
    }),
    { subject: evil, comparison: comparer.result("whole") },
  );
  expect(page).not.toMatch(/<script|<img/);
  expect(unbalanced(page)).toEqual([]);
  const escaped =
    "&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&amp;amp;";
  expect(page.split(escaped).length).toBeGreaterThan(12);
});
