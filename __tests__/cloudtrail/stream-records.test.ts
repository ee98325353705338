import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { decompress } from "../../src/cloudtrail/read/decompress";
import { jsonEvents } from "../../src/cloudtrail/read/json-events";
import { streamRecords } from "../../src/cloudtrail/read/stream-records";
import {
  NotJsonError,
  UnreadableError,
} from "../../src/cloudtrail/read/unreadable-error";
import { chunks, streamed, type Reading } from "./streamed";
import { runs } from "../support/runs";

async function whole(bytes: Buffer): Promise<Reading> {
  const records: unknown[] = [];
  try {
    for (const { value } of jsonEvents(await decompress(bytes))) {
      records.push(value);
    }
  } catch (error) {
    return { records, error };
  }
  return { records };
}

const blank = fc.constantFrom("", "", " ", "\n", "\r\n\t ");
/** JSON of a member or a record, with what could be taken for the structure around it. */
const value = fc.oneof(
  fc.json({ maxDepth: 2 }),
  fc.constantFrom(
    '{"Records":[{"eventName":"x"}]}',
    '"]}\\"],{\\"Records\\":["',
    '"\\\\"',
    '"\\u005c\\u0022é日🙂"',
    "-1.5e3",
    "null",
    "[[],{}]",
  ),
);
const list = fc
  .array(
    fc.tuple(blank, value, blank).map((parts) => parts.join("")),
    { maxLength: 4 },
  )
  .map((items) => `[${items.join(",")}]`);
const name = fc.constantFrom('"a"', '"Record"', '"records"', '"\\"Records"');
const member = fc.oneof(
  fc.tuple(name, value),
  fc.tuple(fc.constant('"Records"'), list),
);
const members = fc.array(member, { maxLength: 3 });
const logFile = fc
  .tuple(members, list, members, fc.infiniteStream(blank))
  .map(([before, records, after, blanks]) => {
    const space = () => blanks.next().value;
    const members = [...before, ['"Records"', records] as const, ...after];
    const text = members
      .map(([key, value]) => [space(), key, ":", value, space()])
      .map(([s1, key, colon, value, s2]) => `${s1}${key}${colon}${value}${s2}`)
      .join(",");
    return `{${text}}${space()}`;
  });
const lengths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 });
const packing = fc.constantFrom<(text: string) => Buffer>(
  (text) => Buffer.from(text),
  (text) => gzipSync(text),
  (text) => gzipSync(gzipSync(text)),
  (text) => Buffer.concat([gzipSync(text), Buffer.alloc(5)]),
  (text) => {
    const bytes = Buffer.from(text);
    const half = bytes.length >> 1;
    return Buffer.concat([
      gzipSync(bytes.subarray(0, half)),
      gzipSync(bytes.subarray(half)),
    ]);
  },
  (text) => Buffer.from(`\ufeff${text}`),
);

test("any log file in any chunks is read as by the reader of whole files", () =>
  fc.assert(
    fc.asyncProperty(logFile, packing, lengths, async (text, pack, lengths) => {
      const bytes = pack(text);
      const expected = await whole(bytes);
      expect(expected.error).toBeUndefined();
      expect(await streamed(bytes, lengths)).toEqual(expected);
    }),
    runs(50),
  ));

test("a slip in any log file gives the same records before it, and the same error", () => {
  const slips = fc.tuple(
    // On one line, which the reader of whole files does not take for several files.
    logFile.map((text) => text.replace(/[\r\n]/g, " ")),
    fc.nat(),
    fc.constantFrom("", ...'{}[],:"\\x0 '),
    lengths,
  );
  return fc.assert(
    fc.asyncProperty(slips, async ([text, place, slip, lengths]) => {
      // Not in the outermost braces: without them it is a log of another kind.
      const at = 1 + (place % (text.trimEnd().length - 2));
      const slipped = text.slice(0, at) + slip + text.slice(at + 1);
      const bytes = Buffer.from(slipped);
      const expected = await whole(bytes);
      const { records, error } = await streamed(bytes, lengths);
      // The reader of whole files takes an object without Records for an event.
      if (/found no Records/.test(String(error))) return;
      expect(records).toEqual(expected.records);
      expect(error?.constructor).toBe(expected.error?.constructor);
    }),
    runs(150),
  );
});

test.each<[text: string, problem: string]>([
  ["", 'expected a log file, {"Records":[…]}, found nothing'],
  [" \n", "found nothing"],
  ["{}", "found no Records"],
  ['{"eventName":"x"}', "found no Records"],
  ['{"Records":[]}{}', "found no Records"],
  ["[{}]", "found an array"],
  ["12", "found a single value"],
  ['{"Records":{"a":1}}', "expected an array in Records, found `{`"],
])("%j is no log file", async (text, problem) => {
  for (const lengths of [[1], [1 << 16]]) {
    const { error } = await streamed(Buffer.from(text), lengths);
    expect(error).toBeInstanceOf(UnreadableError);
    expect(error).not.toBeInstanceOf(NotJsonError);
    expect(String(error)).toMatch(problem);
  }
});

test.each<[text: string, problem: string]>([
  ["hello", "expected a JSON value, found `hello` (line 1, column 1)"],
  ['{"Records":[1,]}', "expected a value after a comma, found `]`"],
  ['{"Records":[1] "a"', 'expected , or }, found `"a"`'],
  ['{"Records" [1]}', "expected : after a name, found `[`"],
  ["{Records:[1]}", "expected a name in double quotes, found `Records`"],
  ['{"Records":[1]}x', "expected another log file, found `x`"],
])("%j is not JSON", async (text, problem) => {
  const { error } = await streamed(Buffer.from(text));
  expect(error).toBeInstanceOf(NotJsonError);
  expect(String(error)).toMatch(problem);
});

test("a place is counted from what the reader still had", async () => {
  const text = `{"Records":[{"a":1},{"b":2},\n{"c":x}]}`;
  const { records, error } = await streamed(Buffer.from(text), [1]);
  expect(records).toEqual([{ a: 1 }, { b: 2 }]);
  expect(String(error)).toMatch(
    /found `x` \(line 1, column 6\), counted from byte 29; read before: 2 records$/,
  );
});

test("a mistake beside Records is told after them, with its place", async () => {
  const text = `{"Records":[1],"a":x,"Records":[${"2,".repeat(99)}2]}`;
  const { records, error } = await streamed(Buffer.from(text), [5]);
  expect(records).toHaveLength(101);
  expect(String(error)).toMatch(
    /found `x` \(line 1, column 1\), counted from byte 19; read before: 101 records$/,
  );
});

test("bytes that are not UTF-8 are refused where they come", async () => {
  const latin1 = Buffer.from('{"Records":["a","\u00e9"]}', "latin1");
  const { records, error } = await streamed(latin1);
  expect(records).toEqual(["a"]);
  expect(error).not.toBeInstanceOf(NotJsonError);
  expect(String(error)).toMatch("expected UTF-8, found other bytes");
});

test("a record may have 15 MB, and none may have more than 16 MiB", async () => {
  const record = (megabytes: number) =>
    gzipSync(`{"Records":[1,"${"x".repeat(megabytes * 1e6)}"]}`);
  const large = await streamed(record(15), [1 << 14]);
  expect(large.error).toBeUndefined();
  expect(large.records[1]).toHaveLength(15e6);
  const { records, error } = await streamed(record(60), [1 << 14]);
  expect(records).toEqual([1]);
  expect(String(error)).toMatch(
    /expected events of at most 1 MB, found one of more than \d\d MB/,
  );
});

test.each([false, true])(
  "no more is read than what is asked for, and the source is told when no more is wanted (gzip: %s)",
  async (isGzip) => {
    const log = Buffer.from(`{"Records":[${"0,".repeat(1e6)}0]}`);
    const bytes = isGzip ? gzipSync(log, { level: 0 }) : log;
    let given = 0;
    let closed = false;
    async function* source() {
      try {
        for await (const chunk of chunks(bytes, [1 << 14])) {
          given += chunk.length;
          yield chunk;
        }
      } finally {
        closed = true;
      }
    }
    for await (const { index } of streamRecords(source())) {
      if (index === 10) break;
    }
    expect(given).toBeLessThan(3e5);
    expect(closed).toBe(true);
  },
);

test.each([false, true])(
  "an error of the source is thrown as it is (gzip: %s)",
  async (isGzip) => {
    const broken = Object.assign(new Error(), { code: "ECONNRESET" });
    const log = Buffer.from(`{"Records":[${"1,".repeat(1000)}1]}`);
    async function* source() {
      yield (isGzip ? gzipSync(log, { level: 0 }) : log).subarray(0, 500);
      throw broken;
    }
    const reading = async () => {
      for await (const { index } of streamRecords(source())) given = index;
    };
    let given = -1;
    await expect(reading()).rejects.toBe(broken);
    expect(given).toBeGreaterThan(0);
  },
);
