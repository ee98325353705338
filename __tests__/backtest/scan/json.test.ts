import fc from "fast-check";
import { parseJson } from "../../../src/pattern";
import { FastScanner } from "../../../src/backtest/scan/fast-scanner";
import { runs } from "../../support/runs";
import { logOf, scanned } from "./scans";

const scanner = new FastScanner([
  { pattern: parseJson('{ $.a.b = "x" && $.c NOT EXISTS }') },
]);

/** Whether the scanner takes a text for the value of a member: in a record, below a path that rules ask for, and in a list. */
function takes(text: string): readonly boolean[] {
  return ["a", "d"]
    .flatMap((name) => [
      `{"${name}":${text}}`,
      `{"${name}": { "b" : ${text} , "e":[${text}\n,1] } }`,
    ])
    .map((record) => scanned(logOf([record]), [], scanner) !== undefined);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const yes = [true, true, true, true];
const no = [false, false, false, false];

test.each([
  ...["0", "-0", "10", "-1.5", "1e0", "1E+10", "1.25e-7", "true", "false"],
  ...["null", '""', '"x"', "{}", "[]", "[ ]", "{ }", '{"":0}', "[[],{}]"],
  ...['"\\""', '"\\\\"', '"\\/\\b\\f\\n\\r\\t\\u00e9\\uD800"', '"\u007f"'],
  ...['"é日🙂"', `"${"long ".repeat(9)}"`, `"${"é".repeat(40)}\\n"`],
  `${"[".repeat(60)}${"]".repeat(60)}`,
])("%j is a value", (text) => {
  expect(isJson(text)).toBe(true);
  expect(takes(text)).toEqual(yes);
});

test.each([
  ...["", "-", "01", "-01", "1.", ".5", "+1", "1e", "1e+", "0x1", "1 2", "1,"],
  ...["tru", "truex", "nul", "fals", "falsy", "True", "NaN", "Infinity", "'x'"],
  ...['"', '"\\', '"\\x"', '"\\u12g4"', '"\\u12"', '"\\"', '"\n"', '"\u0000"'],
  ...['"a\u001fb"', `"${"long ".repeat(9)}\t"`, "{", "[", "}", "[}", "{]"],
  ...["[1,]", "[,1]", "[1 2]", "{,}", '{"a"}', '{"a":}', '{"a":1,}', "{a:1}"],
  ...['{"a" 1}', '{"a":1 "b":2}', "{1:2}", "\u00a01", "\ufeff1", "[1]]"],
])("%j is none", (text) => {
  expect(isJson(text)).toBe(false);
  expect(takes(text)).toEqual(no);
});

test("nothing that JSON.parse refuses is taken, and all that it takes is", () => {
  const slip = fc.tuple(
    fc.json({ maxDepth: 3 }),
    fc.nat(),
    fc.constantFrom("", ...'{}[],:"\\01eE.-+tfn \n\u0001'),
  );
  fc.assert(
    fc.property(slip, ([json, place, character]) => {
      expect(takes(json)).toEqual(yes);
      const at = place % json.length;
      const slipped = json.slice(0, at) + character + json.slice(at + 1);
      if (!isJson(slipped)) {
        // In its place it may be JSON nevertheless, as `1,"x":2` is.
        const inList = isJson(`[${slipped}]`) || isJson(`{"":${slipped}}`);
        if (!inList) expect(takes(slipped)).toEqual(no);
      } else {
        expect(takes(slipped)).toEqual(yes);
      }
    }),
    runs(300),
  );
});

test.each([
  ["a byte order mark", Buffer.from('\ufeff{"Records":[]}')],
  ["members beside Records", Buffer.from('{"Records":[],"a":1}')],
  ["another member first", Buffer.from('{"a":1,"Records":[]}')],
  ["a record that is no object", logOf(["1"])],
  ["nesting beyond 64", logOf([`{"a":${"[".repeat(65)}${"]".repeat(65)}}`])],
  [
    "bytes that are not UTF-8",
    Buffer.from('{"Records":[{"a":"é"}]}', "latin1"),
  ],
  ["nothing", Buffer.alloc(0)],
  ["blanks", Buffer.from(" \n")],
  ["an open end", Buffer.from('{"Records":[{}]')],
  ["something behind", Buffer.from('{"Records":[{}]}x')],
])("%s is left to the reader of records", (_what, bytes) => {
  expect(scanned(bytes)).toBeUndefined();
});

test.each([
  ["blanks everywhere", ' {\n"Records" :\t[ {} , {"a" : [ ] } ] } \r\n', 2],
  ["no record", '{"Records":[]}', 0],
  ["files that are joined", '{"Records":[{}]}\n{"Records":[{},{}]}', 3],
])("%s is taken", (_what, text, records) => {
  const bytes = text.length;
  expect(scanned(Buffer.from(text))).toMatchObject({ records, bytes });
});
