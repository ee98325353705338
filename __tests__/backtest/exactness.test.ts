import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { eventTexts } from "../../bench/logs/events";
import { ruleSet } from "../../bench/logs/rule-sets";
import { rules } from "../../rules";
import type { Pattern } from "../../src/pattern";
import { patterns, records } from "../pattern/arbitraries";
import { Dice, patience, thrown, throws, timely } from "./dice";
import {
  type Change,
  damaged,
  LogBytes,
  packed,
  padded,
  slipped,
} from "./log-bytes";
import { logFile } from "./log-file";
import { expectSame, readers } from "./readings";
import { spelled } from "./spelling";

jest.setTimeout(patience);

const all = readers(rules);
const many = readers(ruleSet(1500));

test.each<[what: string, changes: readonly Change[], count: number]>([
  ["any log file", [packed], 40],
  ["a slip in its JSON", [slipped, packed], 40],
  ["damage in store", [packed, damaged], 20],
  ["the end of a block within", [padded, packed], 12],
  ["a slip at the end of a block", [slipped, padded, packed], 12],
])("%s: what parsing everything gives", (_what, changes, count) =>
  fc.assert(
    fc.asyncProperty(
      thrown((dice) => logFile(dice, changes)),
      fc.boolean(),
      (file, most) => expectSame(most ? many : all, file),
    ),
    timely(count),
  ),
);

test("logs such as the benchmark makes", async () => {
  const texts = eventTexts(7);
  const events = Array.from({ length: 600 }, () => texts.next().value);
  const log = Buffer.from(`{"Records":[${events.join(",")}]}`);
  await expectSame(all, new LogBytes(gzipSync(log), [2 ** 16]));
  const { matches } = await all.scan(log);
  expect(matches.length).toBeGreaterThan(5);
});

/** The patterns' `a` as the eventName, in patterns and records. */
function renamed<T>(value: T): T {
  const text = JSON.stringify(value)
    .replaceAll('"name":"a"', '"name":"eventName"')
    .replaceAll('"a":', '"eventName":');
  return JSON.parse(text) as T; // the same but for a name
}

/** The same with all `b`s as any field: patterns that look at whole records, or at a value and what is in it. */
function widened(pattern: Pattern): Pattern {
  const text = JSON.stringify(pattern);
  const key = '{"kind":"key","name":"b"}';
  return JSON.parse(text.replaceAll(key, '{"kind":"any-key"}')) as Pattern; // with another step
}

test("any rules find what they would in parsed records", () => {
  const patternOf = fc.oneof(
    ...[patterns, patterns.map(renamed)].flatMap((p) => [p, p.map(widened)]),
  );
  const recordOf = fc.oneof(records, records.map(renamed));
  const files = fc
    .tuple(fc.array(recordOf, { maxLength: 10 }), throws)
    .map(([list, throws]) =>
      logFile(new Dice(throws), [packed], (dice) =>
        list.map((record) => spelled(record, dice)),
      ),
    );
  const named = (pattern: Pattern, n: number) => ({ id: String(n), pattern });
  return fc.assert(
    fc.asyncProperty(
      fc.array(patternOf, { maxLength: 3 }),
      fc.array(files, { minLength: 1, maxLength: 3 }),
      async (patterns, files) => {
        const some = readers(patterns.map(named));
        for (const file of files) await expectSame(some, file);
      },
    ),
    timely(20),
  );
});
