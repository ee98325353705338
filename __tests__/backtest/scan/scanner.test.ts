import { gzipSync } from "node:zlib";
import { createScanner } from "../../../src/backtest/scan";
import { FastScanner } from "../../../src/backtest/scan/fast-scanner";
import { parseJson } from "../../../src/pattern";
import { logOf, scanned } from "./scans";

const rule = (text: string) => ({ pattern: parseJson(text) });
const stop = rule('{ $.eventName = "Stop*" && $.user.name != "ci" }');

/** The index of each record that was looked at, and what was known of it. */
const judged = (records: readonly string[], rules = [stop]) =>
  scanned(logOf(records), rules)?.judged.map(({ index, verdict }) => [
    index,
    verdict,
  ]);

test("records that no rule tells apart are looked at once", () => {
  const record = (n: number, name: string, user: string) =>
    `{"id":${n},"user":{"name":"${user}","id":"${n}"},"eventName":"${name}"}`;
  const records = Array.from({ length: 40 }, (_, n) =>
    record(n, n % 2 === 0 ? `Get${n}` : `Stop${n}`, n % 4 < 2 ? "ci" : `u${n}`),
  );
  // One of each kind; `scanned` says of all that no rule matches.
  expect(judged(records)).toEqual([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 0],
  ]);
});

test("a verdict is told again with each record that it is on", () => {
  const scanner = new FastScanner([stop]);
  const seen: number[] = [];
  const bytes = logOf(
    Array(3).fill('{"eventName":"StopLogging","user":{"name":"x"}}'),
  );
  scanner.scan(bytes, (_json, _index, verdict) => {
    seen.push(verdict);
    return 7;
  });
  expect(seen).toEqual([0, 7, 7]);
});

test.each([
  ["a name with an escape", '{"eventN\\u0061me":"StopLogging"}'],
  ["a name within, with an escape", '{"user":{"n\\u0061me":"x"}}'],
  ["a name that comes twice", '{"eventName":"Get","eventName":"Get"}'],
  ["an object that comes twice", '{"user":{},"user":{"name":"x"}}'],
])("%s: each such record is looked at", (_what, record) => {
  expect(judged([record, record, record])).toEqual([
    [0, 0],
    [1, 0],
    [2, 0],
  ]);
});

test("a record may lie anywhere over the ends of the pieces that are looked at", async () => {
  const scanner = createScanner([stop]);
  const record =
    '{"a":"\\u00e9\\\\é","eventName":"StopX","user":{"name":null}}';
  const records = logOf([record, '{"eventName":"Stop","user":{"name":"u"}}']);
  const piece = 1 << 18;
  for (let before = piece - records.length - 2; before < piece; before += 1) {
    const bytes = Buffer.concat([Buffer.alloc(before, " "), records]);
    const found: number[] = [];
    const read = await scanner.scan(
      before % 2 === 0 ? bytes : gzipSync(bytes, { level: 1 }),
      ({ index }) => found.push(index),
    );
    expect(read).toEqual({ records: 2, bytes: bytes.length });
    expect(found).toEqual([1]);
  }
});

test("a long record is read like any other, and what was learned is kept", async () => {
  const scanner = createScanner([stop]);
  const short = '{"eventName":"Stop","user":{"name":"u"}}';
  const long = `{"text":"${"x".repeat(3e6)}","eventName":"Stop","user":{"name":"u"}}`;
  for (const records of [[short], [short, long, short], [long], [short]]) {
    const found: number[] = [];
    await scanner.scan(gzipSync(logOf(records)), ({ index }) =>
      found.push(index),
    );
    expect(found).toEqual(records.map((_, index) => index));
  }
});

test("more distinct values than are kept, and more kinds of records", async () => {
  const rules = Array.from({ length: 80 }, (_, n) => [
    rule(`{ $.a = "${n}" && $.b = "${n}" }`),
    rule(`{ $.id = "${n}" }`),
  ]).flat();
  const scanner = createScanner(rules);
  const records = Array.from({ length: 30_000 }, (_, n) =>
    JSON.stringify({ id: `${n}`, a: `${n % 80}`, b: `${(n / 80) | 0}` }),
  );
  const found: (readonly number[])[] = [];
  await scanner.scan(logOf(records), (match) =>
    found.push([match.index, ...match.rules.map((one) => rules.indexOf(one))]),
  );
  expect(found.slice(0, 3)).toEqual([
    [0, 0, 1],
    [1, 3],
    [2, 5],
  ]);
  // Each id, and each a that is its b; 0 is both.
  expect(found).toHaveLength(80 + 79);
  expect(found.at(-1)).toEqual([79 * 81, 2 * 79]);
});
