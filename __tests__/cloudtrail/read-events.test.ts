import fc from "fast-check";
import { jsonEvents } from "../../src/cloudtrail/read/json-events";
import { textEvents } from "../../src/cloudtrail/read/text-events";
import { NotJsonError } from "../../src/cloudtrail/read/unreadable-error";
import { runs } from "../support/runs";

const BOM = "\ufeff";

function values(text: string): readonly unknown[] {
  return Array.from(jsonEvents(Buffer.from(text)), ({ value }) => value);
}

test.each<[what: string, text: string, expected: readonly unknown[]]>([
  ["an object", '{"a":1}', [{ a: 1 }]],
  ["an indented object", '{\n  "a": [\n    1\n  ]\n}\n', [{ a: [1] }]],
  ["an array", ' [ {"a":1} , [2] , "x" ] ', [{ a: 1 }, [2], "x"]],
  ["an empty array", "[ ]", []],
  ["an empty object", "{ }", [{}]],
  ["a log file", '{"Records":[{"a":1},{"a":2}]}', [{ a: 1 }, { a: 2 }]],
  ["an indented log file", '{\n"Records" : [\n{"a":1}\n]\n}', [{ a: 1 }]],
  ["a log file without records", '{"Records":[]}', []],
  ["records among others", '{"x":{"y":[]},"Records":[1],"z":"}"}', [1]],
  ["records further down", '{"x":{"Records":[1]}}', [{ x: { Records: [1] } }]],
  ["log files in an array", '[{"Records":[1]}]', [{ Records: [1] }]],
  ["JSON lines", '{"a":1}\n{"a":2}\n', [{ a: 1 }, { a: 2 }]],
  ["lines without a last newline", '{"a":1}\n{"a":2}', [{ a: 1 }, { a: 2 }]],
  ["lines of DOS", '{"a":1}\r\n\r\n{"a":2}\r\n', [{ a: 1 }, { a: 2 }]],
  ["blank lines", '\n\n{"a":1}\n \t\n{"a":2}\n\n', [{ a: 1 }, { a: 2 }]],
  ["lines of any value", '1\n"x"\nnull\n[2,3]\n', [1, "x", null, 2, 3]],
  ["a byte order mark", `${BOM}{"a":1}`, [{ a: 1 }]],
  ["joined log files", '{"Records":[1]}{"Records":[2]}', [1, 2]],
  [
    "indented values in a row",
    '{\n"a":1\n}\n{\n"a":2\n}',
    [{ a: 1 }, { a: 2 }],
  ],
  ["brackets and quotes in strings", '["]}\\"[{,"]', [']}"[{,']],
  ["other scripts", '{"naïve":"日本🙂"}', [{ naïve: "日本🙂" }]],
  ["nothing", "", []],
  ["nothing but blanks", ` \n\t\r\n`, []],
  ["nothing but a byte order mark", BOM, []],
])("%s", (_what, text, expected) => {
  expect(values(text)).toEqual(expected);
});

test.each<[text: string, problem: string]>([
  ["hello", "expected a JSON value, found `hello` (line 1, column 1)"],
  ["True", "expected a JSON value, found `True` (line 1, column 1)"],
  ["[1,]", "expected a JSON value, found `]` (line 1, column 4)"],
  ["[01]", "expected a JSON value, found `01` (line 1, column 2)"],
  ["\u001b[2Jx", "expected a JSON value, found `\\u001b` (line 1, column 1)"],
  ["[x", "expected a JSON value, found `x` (line 1, column 2)"],
  [
    "{a:1}",
    "expected a name in double quotes or }, found `a` (line 1, column 2)",
  ],
  [
    '{"a":1,}',
    "expected a name in double quotes, found `}` (line 1, column 8)",
  ],
  [
    '{"Records":[],}',
    "expected a name in double quotes, found `}` (line 1, column 15)",
  ],
  [
    '{"x":y,"Records":[]}',
    "expected a JSON value, found `y` (line 1, column 6)",
  ],
  ['{"a" 1}', "expected : after a name, found `1` (line 1, column 6)"],
  [
    '{"a":1',
    "expected , or } for the { of line 1, column 1, found the end (line 1, column 7)",
  ],
  [
    '{"Records":[{"a":1} {',
    "expected , or ] for the [ of line 1, column 12, found `{` (line 1, column 21)",
  ],
  [
    "[[1}]",
    "expected , or ] for the [ of line 1, column 2, found `}` (line 1, column 4)",
  ],
  [
    '{\n "a": [\n  1\n  2\n ]\n}',
    "expected , or ] for the [ of line 2, column 7, found `2` (line 4, column 3)",
  ],
  [
    '{"a":1}\nnot json\n{"a":2}',
    "expected a JSON value, found `not` (line 2, column 1)",
  ],
  [
    '{"a":1}\n{"a":\n{"a":2}',
    "expected a JSON value, found the end of the line (line 2, column 6)",
  ],
  [
    '{"a":1} {"a":2}',
    "expected a newline after a JSON value, found `{` (line 1, column 9)",
  ],
  [
    '{"a":"x',
    'expected a closing " on the same line, found `"x` (line 1, column 6)',
  ],
  [
    '{"a":"x\n"}',
    'expected a closing " on the same line, found `"x` (line 1, column 6)',
  ],
  [
    '"a\tb"',
    "expected no control character in a string, found one: write \\u0009 (line 1, column 3)",
  ],
  [
    String.raw`["C:\dir"]`,
    "expected an escape such as \\n or \\u00e9, found another: write \\\\ for a backslash (line 1, column 5)",
  ],
  [
    '["日本🙂" x]',
    "expected , or ] for the [ of line 1, column 1, found `x` (line 1, column 8)",
  ],
  [`${BOM}[1,\nx]`, "expected a JSON value, found `x` (line 2, column 1)"],
  [`${BOM}x`, "expected a JSON value, found `x` (line 1, column 1)"],
])("%j is refused", (text, problem) => {
  const read = () => values(text);
  expect(read).toThrow(NotJsonError);
  expect(read).toThrow(new Error(`not JSON: ${problem}`));
});

test("what is refused shows no more of a long text than fits a line", () => {
  expect(() => values("x".repeat(5000))).toThrow(/found `x{24}…`/);
});

test.each(['{"Records":{}}', '{"a":1}\n{"Records":null}'])(
  "Records must be an array: %j",
  (text) => {
    const read = () => values(text);
    expect(read).toThrow(/^expected an array in Records, found `/);
    expect(read).not.toThrow(NotJsonError);
  },
);

test("the deepest nesting is read, and refused, without exhausting the stack", () => {
  const depth = 200_000;
  const nested = "[".repeat(depth) + "]".repeat(depth);
  expect(values(`[1,${nested}]`)).toHaveLength(2);
  expect(() => values(nested.slice(0, -1))).toThrow(/found the end/);
});

test.each([
  ["JSON", jsonEvents],
  ["plain text", textEvents],
])("%s that is not UTF-8 is refused with its line", (_what, events) => {
  const latin1 = Buffer.from('"a"\n"\u00e9"\n', "latin1");
  expect(() => [...events(latin1)]).toThrow(
    "expected UTF-8, found other bytes (line 2): convert the file with iconv",
  );
});

test("plain text: a message a line, blank lines aside", () => {
  const text = Buffer.from(`${BOM}one\r\n\n  \ntwo \nthree`);
  const messages = Array.from(textEvents(text), ({ message }) => message());
  expect(messages).toEqual(["one", "two ", "three"]);
});

test.each<[what: string, text: string, messages: readonly string[]]>([
  [
    "a line is its message",
    '{ "a": 1.0 }\n[ { "a": 1 } ]',
    ['{ "a": 1.0 }', '{"a":1}'],
  ],
  [
    "an element is compact",
    '[ { "a b": [1.0, " x\\" y "] } ]',
    ['{"a b":[1.0," x\\" y "]}'],
  ],
  ["so is an indented object", '{\n\t"a": 1\r\n}', ['{"a":1}']],
  ["a string is its content", '["a\\nb"]', ["a\nb"]],
])("%s", (_what, text, expected) => {
  const events = jsonEvents(Buffer.from(text));
  expect(Array.from(events, ({ message }) => message())).toEqual(expected);
});

test("any JSON is read as JSON.parse reads it, and compacted without loss", () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.constantFrom("", " ", "\t"),
      (value, indent) => {
        const text = JSON.stringify([value], null, indent);
        const [event, ...others] = jsonEvents(Buffer.from(text));
        expect(others).toEqual([]);
        expect(event?.value).toEqual(JSON.parse(JSON.stringify(value)));
        expect(event?.message()).toBe(
          typeof value === "string" ? value : JSON.stringify(value),
        );
      },
    ),
  );
});

test("what JSON.parse refuses is refused, with the reason", () => {
  const slips = fc.tuple(
    fc.json({ maxDepth: 3 }),
    fc.nat(),
    fc.constantFrom("", ...'{}[],:"\\x0 '),
  );
  fc.assert(
    fc.property(slips, ([json, place, slip]) => {
      const at = place % json.length;
      const text = `[${json.slice(0, at)}${slip}${json.slice(at + 1)}]`;
      try {
        JSON.parse(text);
      } catch {
        expect(() => values(text)).toThrow(NotJsonError);
        // What the strict reader says when it finds nothing wrong.
        expect(() => values(text)).not.toThrow("expected one JSON value");
        return;
      }
      expect(() => values(text)).not.toThrow();
    }),
    runs(400),
  );
});
