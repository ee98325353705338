import fc from "fast-check";
import {
  limits,
  parse,
  parseJson,
  PatternSyntaxError,
} from "../../src/pattern";
import { runs } from "../support/runs";
import { unicodeText } from "../support/unicode-text";

function mistake(text: string): PatternSyntaxError {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof PatternSyntaxError) return error;
    throw error;
  }
  throw new Error(`expected a mistake in ${text}`);
}

test("reads every construct of the JSON syntax into plain data", () => {
  expect(
    parseJson(
      "{ ($.a = b && $.c.['d.e'][0] != 1.5e1) || $.f[*] IS NULL || $.* NOT EXISTS || $.g = %^x% }",
    ),
  ).toEqual({
    kind: "or",
    operands: [
      {
        kind: "and",
        operands: [
          {
            kind: "text",
            selector: [{ kind: "key", name: "a" }],
            operator: "=",
            value: "b",
          },
          {
            kind: "number",
            selector: [
              { kind: "key", name: "c" },
              { kind: "key", name: "d.e" },
              { kind: "index", index: 0 },
            ],
            operator: "!=",
            value: 15,
          },
        ],
      },
      {
        kind: "is",
        selector: [{ kind: "key", name: "f" }, { kind: "any-element" }],
        value: null,
      },
      { kind: "not-exists", selector: [{ kind: "any-key" }] },
      {
        kind: "regex",
        selector: [{ kind: "key", name: "g" }],
        operator: "=",
        source: "^x",
      },
    ],
  });
});

test("every node is frozen", () => {
  const pattern = parseJson("{ $.a = b && ($.c = 1 || $.d IS NULL) }");
  const all = (value: unknown): readonly object[] =>
    typeof value === "object" && value !== null
      ? [value, ...Object.values(value).flatMap(all)]
      : [];
  expect(all(pattern).filter((node) => !Object.isFrozen(node))).toEqual([]);
});

test.each<[string, string]>([
  ["{ $.a = b || $.c = d && $.e = f }", "{ $.a = b || ($.c = d && $.e = f) }"],
  ["{ ((($.a = b))) }", "{$.a=b}"],
  ["{ ($.a = b || $.c = d) || $.e = f }", "{ $.a = b || $.c = d || $.e = f }"],
  ["{\n  $.a = b &&\r\n\t$.c = d\n}", "{ $.a = b && $.c = d }"],
  ["{ $.a is null && $.b Not Exists }", "{ $.a IS NULL && $.b NOT EXISTS }"],
  ['{ $.a = "b" }', "{ $.a = b }"],
])("%s is the same tree as %s", (one, other) => {
  expect(parseJson(one)).toEqual(parseJson(other));
});

test.each<[string, string, number]>([
  [
    "{}",
    'expected a condition such as $.eventName = "StopLogging", found `}`',
    2,
  ],
  ["{ $.a = 1", "expected &&, || or } at the end, found the end", 10],
  ["{ $.a = 1 } x", "expected the pattern to end after }, found `x`", 13],
  [
    "{ status = 1 }",
    "expected a selector, which starts with $. as in $.eventName, found `status`",
    3,
  ],
  [
    "{ $ = 1 }",
    "expected a selector of .name (letters, digits, - and _), [0], [*], .* and .['key'], found `$`",
    3,
  ],
  [
    "{ $[0] = 1 }",
    "expected a selector of .name (letters, digits, - and _), [0], [*], .* and .['key'], found `$[0]`",
    3,
  ],
  [
    '{ $.a.["b"] = 1 }',
    "expected a selector of .name (letters, digits, - and _), [0], [*], .* and .['key'], found `$.a.[\"b\"]`",
    3,
  ],
  [
    "{ $.a }",
    "expected =, !=, <, <=, >, >=, IS or NOT EXISTS after $.a, found `}`",
    7,
  ],
  ["{ $.a == 1 }", "expected a value after =, found `=`", 8],
  ["{ $.a =  }", "expected a value after =, found `}`", 10],
  ["{ $.a > b }", "expected a number after >, found `b`", 9],
  [
    "{ $.a = 'b' }",
    "expected double quotes around a value with other characters than letters, digits, _ . * and -, found `'b'`",
    9,
  ],
  [
    "{ $.a = a:b }",
    "expected double quotes around a value with other characters than letters, digits, _ . * and -, found `a:b`",
    9,
  ],
  [
    "{ $.a != null }",
    "CloudWatch compares nothing with null: expected $.a IS NULL, or double quotes around the word, found `null`",
    10,
  ],
  [
    "{ $.a = Failed authentication }",
    "expected &&, || or } at the end, found `authentication`",
    16,
  ],
  ['{ $.a = "b }', 'expected a closing " after `"b`', 9],
  ["{ $.a = %b }", "expected a closing % after `%b`", 9],
  ["{ $.a IS }", "expected NULL, TRUE or FALSE after IS, found `}`", 10],
  [
    "{ $.a IS NOT NULL }",
    "CloudWatch has no IS NOT: after $.a expected IS NULL, IS TRUE, IS FALSE or NOT EXISTS",
    10,
  ],
  [
    "{ $.a EXISTS }",
    'CloudWatch has NOT EXISTS but no EXISTS: for "has a value" write $.a = *',
    7,
  ],
  ["{ $.a NOT NULL }", "expected EXISTS after $.a NOT, found `NULL`", 11],
  ["{ ($.a = 1 }", "expected &&, || or ), found `}`", 12],
  ["{ $.a = 1) }", "expected &&, || or } at the end, found `)`", 10],
  ["{ $.a = 1 & $.b = 1 }", "expected &&, || or } at the end, found `&`", 11],
  [
    "{ $.a = %(ab)+% }",
    "CloudWatch knows no groups, found `(`: write alternatives with |, or \\x28 and \\x29 for the characters",
    10,
  ],
  [
    "{ $.a = 1e999 }",
    "expected a number that a 64-bit float can hold, found `1e999`",
    9,
  ],
  ["[a, b=1", "expected , or ] after a column, found the end", 8],
  ["[a, b=1] x", "expected the pattern to end after ], found `x`", 10],
  [
    "[a=1 && b=2]",
    "expected a condition on `a`, found one on `b`: each column takes conditions on itself only",
    9,
  ],
  ["[a, =1]", "expected a column such as status_code = 4*, found `=1`", 5],
  ["[a, b=1, ]=2]", "expected the pattern to end after ], found `=2`", 11],
  ["[..., a, ...]", "expected every column's name once, found `...` again", 10],
  ["[a, b, a=1]", "expected every column's name once, found `a` again", 8],
  [
    "[1a]",
    "expected a column's name to begin with a letter or _, found `1a`",
    2,
  ],
  ["[a IS NULL]", "expected =, !=, <, <=, > or >=, found `IS`", 4],
  [
    "ERROR!",
    "expected a word of letters, digits, _ and ., or double quotes around it, found `!`",
    6,
  ],
  ['"ERROR"WARN', "expected a blank after the term, found `WARN`", 8],
  [
    "%ERROR% %WARN%",
    "a regular expression takes no other term beside it: write one such as %ERROR|WARN%, found `%WARN%`",
    9,
  ],
  [
    "ERROR -%WARN%",
    "a regular expression takes no other term beside it: write one such as %ERROR|WARN%, found `%WARN%`",
    8,
  ],
  [
    "{ $.a[*].b[*] = 1 }",
    "a selector has 2 wildcards, CloudWatch takes 1 in each",
    1,
  ],
  [
    "{ $.a[*]=1 || $.b[*]=1 || $.c.*=1 || $.*=1 }",
    "the pattern has 4 selectors with a wildcard, CloudWatch takes 3",
    1,
  ],
  [
    "{ $.a = %x% || $.b = %y% || $.c = %z% }",
    "the pattern has 3 regular expressions, CloudWatch takes 2",
    1,
  ],
])("%s is refused with its place", (text, reason, column) => {
  expect(mistake(text)).toMatchObject({ reason, line: 1, column });
});

test("the message shows the line of the pattern with a caret", () => {
  expect(mistake("{\n  $.a = 1 &&\n  $.b ~ 2\n}").message).toBe(
    [
      "expected =, !=, <, <=, >, >=, IS or NOT EXISTS after $.b, found `~` (line 3, column 7)",
      "    $.b ~ 2",
      "        ^",
    ].join("\n"),
  );
});

test("a long pattern is cut around the caret", () => {
  const { message } = mistake(`{ ${"$.a = b || ".repeat(50)} ~ }`);
  const [, shown = "", caret = ""] = message.split("\n");
  expect(shown.length).toBeLessThan(80);
  expect(shown.charAt(caret.indexOf("^"))).toBe("~");
});

test("the length counts characters, not bytes or UTF-16 units", () => {
  const fits = `{ $.a = "${"😀".repeat(limits.length - 12)}" }`;
  expect([...fits]).toHaveLength(limits.length);
  expect(parse(fits).kind).toBe("json");
  expect(mistake(fits.replace('= "', '= "x')).reason).toMatch(
    "the pattern has 1025 characters, CloudWatch takes 1024",
  );
});

test("the caret of a pattern that is too long stands at the first character too much", () => {
  expect(mistake("a".repeat(2000))).toMatchObject({ line: 1, column: 1025 });
});

test("a message shows control characters, which a foreign pattern could steer a terminal with", () => {
  const { message, reason } = mistake("{ $.a = \x1b[2J\u009b }");
  expect(message).toContain("found `␛`");
  expect(message).toContain("  { $.a = ␛[2J\ufffd }");
  expect(reason).toContain("found `\x1b`");
});

test("512 parentheses deep is read", () => {
  const deep = `{${"(".repeat(500)}$.a=b${")".repeat(500)}}`;
  expect(parseJson(deep)).toEqual(parseJson("{ $.a = b }"));
});

test.each<[string, string]>([
  ["blanks", " ".repeat(1e6)],
  ["parentheses", "{" + "(".repeat(1e6)],
  ["escapes", '{ $.a = "' + '\\"'.repeat(500)],
  ["selectors", "{ $.a" + ".['".repeat(330)],
  ["classes", "%" + "[a-".repeat(330)],
  ["counts", "%" + "a{9".repeat(330) + "%"],
  ["alternatives", "%" + "|a".repeat(500) + "%"],
  ["columns", "[" + "a=1||".repeat(200)],
  ["surrogates", "{ $.a = " + "\ud800".repeat(500)],
])("%s without end are refused at once", (_, text) => {
  const start = performance.now();
  mistake(text);
  expect(performance.now() - start).toBeLessThan(1_000);
});

test("no input crashes the parser", () => {
  const token = fc.constantFrom(
    ..."{ } ( ) [ ] && || = != < >= $ $.a .b [0] [*] .* IS NOT EXISTS NULL TRUE \" % ' \\ * 1 -2.5 1e9 word , ... ? - ! \n \t".split(
      " ",
    ),
    " ",
  );
  const soup = fc.array(fc.oneof(token, unicodeText()), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(soup, fc.constantFrom("", "{", "["), (tokens, start) => {
      try {
        parse(start + tokens.join(""));
      } catch (error) {
        expect(error).toBeInstanceOf(PatternSyntaxError);
      }
    }),
    runs(1000),
  );
});
