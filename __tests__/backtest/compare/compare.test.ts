import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pack } from "../../../rules";
import { matchLine } from "../../../src/cli/backtest/backtest-report";
import {
  baseline,
  BaselineError,
  type Comparer,
  type Comparison,
} from "../../../src/backtest/compare";
import type { Match } from "../../../src/backtest/result";
import { ruleOf } from "../../rule/rule-of";
import { matchOf } from "../report/sample";

const rules = [ruleOf("root-usage"), ruleOf("vpc-changes")];

/** The match of a record by its number. */
const at = (index: number, rule: string, fields: Partial<Match> = {}) =>
  matchOf({ index, rule, eventID: `event-${index}`, ...fields });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "baseline-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A file as an earlier run has written it. */
function earlier(...matches: readonly Match[]): string {
  const file = join(folder, "before.jsonl");
  writeFileSync(file, matches.map(matchLine).join(""));
  return file;
}

function compared(
  comparer: Comparer,
  matches: readonly Match[],
  ended: "whole" | "interrupted" = "whole",
): Comparison {
  for (const match of matches) comparer.add(match);
  return comparer.result(ended);
}

/** Rules that changed, as `+added -lost =kept`. */
const changesOf = ({ rules }: Comparison) =>
  Object.fromEntries(
    rules
      .filter(({ added, lost, kept }) => added + lost + kept > 0)
      .map(({ rule, added, lost, kept }) => [
        rule,
        `+${added} -${lost} =${kept}`,
      ]),
  );

describe("the matches of an earlier run", () => {
  test("what a rule adds, loses and keeps is told rule by rule, and by event", async () => {
    const file = earlier(
      at(1, "root-usage"),
      at(2, "root-usage"),
      at(3, "root-usage"),
      at(3, "vpc-changes"),
    );
    const comparison = compared(await baseline(file, rules), [
      at(1, "root-usage"),
      at(2, "vpc-changes"),
      at(3, "root-usage"),
      at(4, "root-usage"),
      at(4, "vpc-changes"),
    ]);
    expect(changesOf(comparison)).toEqual({
      "root-usage": "+1 -1 =2",
      "vpc-changes": "+2 -1 =0",
    });
    // The second event another rule has taken over; the fourth is new, though for two rules.
    expect(comparison.events).toEqual({ added: 1, lost: 0, kept: 3 });
  });

  test("the same matches are no change", async () => {
    const matches = [at(1, "root-usage"), at(2, "vpc-changes")];
    const comparison = compared(
      await baseline(earlier(...matches), rules),
      matches,
    );
    expect(changesOf(comparison)).toEqual({
      "root-usage": "+0 -0 =1",
      "vpc-changes": "+0 -0 =1",
    });
    expect(comparison.events).toEqual({ added: 0, lost: 0, kept: 2 });
  });

  test("an event is known by its id wherever the logs lie, and by its place if it has none", async () => {
    const nameless = { eventID: undefined };
    const file = earlier(
      at(1, "root-usage", { file: "old/a.json.gz" }),
      at(2, "root-usage", { ...nameless, file: "old/a.json.gz" }),
    );
    const comparison = compared(await baseline(file, rules), [
      at(7, "root-usage", { file: "new/b.json.gz", eventID: "event-1" }),
      at(2, "root-usage", { ...nameless, file: "old/a.json.gz" }),
      at(3, "root-usage", { ...nameless, file: "old/a.json.gz" }),
    ]);
    expect(changesOf(comparison)).toEqual({ "root-usage": "+1 -0 =2" });
  });

  test("an event that was delivered twice is kept twice, not added", async () => {
    const once = at(1, "root-usage");
    const comparison = compared(await baseline(earlier(once), rules), [
      once,
      { ...once, file: "again.json.gz" },
    ]);
    expect(changesOf(comparison)).toEqual({ "root-usage": "+0 -0 =2" });
    expect(comparison.events).toEqual({ added: 0, lost: 0, kept: 1 });
  });

  test("the first of what was added and lost are there to look at, five of each", async () => {
    const lost = Array.from({ length: 7 }, (_, n) => at(n, "root-usage"));
    const added = Array.from({ length: 7 }, (_, n) =>
      at(n + 100, "root-usage"),
    );
    const { rules: changes } = compared(
      await baseline(earlier(...lost), rules),
      added,
    );
    const { examples } = changes[0] ?? {};
    expect(examples?.lost.map(({ eventID }) => eventID)).toEqual(
      lost.slice(0, 5).map(({ eventID }) => eventID),
    );
    expect(examples?.added[0]).toMatchObject({
      eventID: "event-100",
      eventName: "ConsoleLogin",
      principal: "arn:aws:iam::123456789012:user/alice",
    });
    expect(examples?.added).toHaveLength(5);
  });

  test("rules that did not run now are named, and not lost", async () => {
    const file = earlier(at(1, "gone"), at(2, "gone"), at(3, "root-usage"));
    const comparison = compared(await baseline(file, rules), [
      at(3, "root-usage"),
    ]);
    expect(comparison.notRun).toEqual([{ rule: "gone", matches: 2 }]);
    expect(comparison.events).toEqual({ added: 0, lost: 0, kept: 1 });
  });

  test("nothing is called lost that was not read", async () => {
    const file = earlier(at(1, "root-usage"), at(2, "root-usage"));
    const comparison = compared(
      await baseline(file, rules),
      [at(1, "root-usage")],
      "interrupted",
    );
    expect(comparison).toMatchObject({
      isPartial: true,
      events: { added: 0, lost: 0, kept: 1 },
    });
  });

  test.each([
    ["root-usage", "no JSON"],
    ['{"file":"a.json","index":0}', "no rule"],
    ["null", "no object"],
  ])("a line %s is refused by its number: %s", async (line) => {
    const file = join(folder, "bad.jsonl");
    writeFileSync(file, `${matchLine(at(1, "root-usage"))}\n${line}\n`);
    const attempt = baseline(file, rules);
    await expect(attempt).rejects.toThrow(BaselineError);
    await expect(attempt).rejects.toThrow(
      `${file}:3: expected a match such as {"file":`,
    );
  });
});

describe("another set of rules", () => {
  test("runs beside this one, each rule once", async () => {
    const { rules: all } = await baseline("cis", [
      ruleOf("root-usage"),
      ruleOf("own"),
    ]);
    const others = pack("cis").map(({ id }) => id);
    expect(all.map(({ id }) => id)).toEqual([
      "root-usage",
      "own",
      ...others.filter((id) => id !== "root-usage"),
    ]);
  });

  test("an event that both tell is kept, by whatever rules", async () => {
    const comparer = await baseline("vpc-changes,network-acl-changes", rules);
    const comparison = compared(comparer, [
      at(1, "root-usage"),
      at(2, "root-usage"),
      at(2, "network-acl-changes"),
      at(3, "network-acl-changes"),
      at(4, "vpc-changes"),
    ]);
    expect(changesOf(comparison)).toEqual({
      "root-usage": "+2 -0 =0",
      "vpc-changes": "+0 -0 =1",
      "network-acl-changes": "+0 -2 =0",
    });
    expect(comparison).toMatchObject({
      baseline: "vpc-changes,network-acl-changes",
      events: { added: 1, lost: 1, kept: 2 },
      notRun: [],
    });
  });

  test("records without an id are told apart by their places", async () => {
    const comparer = await baseline("cis", [ruleOf("own")]);
    const { events } = compared(comparer, [
      at(1, "own", { eventID: undefined }),
      at(2, "own", { eventID: undefined }),
    ]);
    expect(events.added).toBe(2);
  });

  test("may be the user's own", async () => {
    const comparer = await baseline("own", rules, [ruleOf("own")]);
    expect(comparer.rules.map(({ id }) => id)).toEqual([
      "root-usage",
      "vpc-changes",
      "own",
    ]);
  });

  test.each(["root-usag", "cis,root-usage", "", "before.json"])(
    "%j, neither file nor pack nor rules, is refused with what is known",
    async (text) => {
      const attempt = baseline(text, rules);
      await expect(attempt).rejects.toThrow(BaselineError);
      await expect(attempt).rejects.toThrow(
        `"${text}" is no file of matches, no pack, and names no rules: unknown rule`,
      );
    },
  );

  test("a folder is refused", async () => {
    await expect(baseline(folder, rules)).rejects.toThrow(
      `${folder} is a folder: expected a file that`,
    );
  });
});
