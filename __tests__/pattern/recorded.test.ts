import { compileMessage, parse, PatternSyntaxError } from "../../src/pattern";

/*
 * What CloudWatch itself answered to TestMetricFilter in September 2026, from the recordings that
 * the floci and stackd projects publish, told again as tables: for each pattern the messages that
 * match. Where Trailwire answers otherwise, the row stands under "gaps" with its reason.
 */

const matching = (pattern: string, messages: readonly string[]) =>
  messages.filter(compileMessage(parse(pattern)));

/** Matching values of the field `a`, written as JSON; the empty text is a record without it. */
const matchingValues = (condition: string, values: readonly string[]) => {
  const matches = compileMessage(parse(`{ $.a${condition} }`));
  return values.filter((v) => matches(v === "" ? "{}" : `{"a":${v}}`));
};

describe("scalars", () => {
  const values = [
    ...["", "null", "true", "false", "{}", "[]", '"true"'],
    ...["1", '"1"', '"01"', '"1.0"', "-0.0", "404", "1e309", '"1e309"'],
    ...['"foo"', '"foobar"', '"FOO"'],
  ];
  const texts = ['"true"', '"foo"', '"foobar"', '"FOO"'];
  test.each<[string, readonly string[]]>([
    [" = 1", ["1", '"1"']],
    [' = "1"', ["1", '"1"']],
    [" = 0", ["-0.0"]],
    [" = -0.0", ["-0.0"]],
    [" != 1", [...texts, '"01"', '"1.0"', "-0.0", "404", '"1e309"']],
    [' != "foo"', values.filter((v) => /^("|-?\d)/.test(v) && v !== '"foo"')],
    [" > 0", ["1", "404"]],
    [" > 1e307", []],
    [" = foo", ['"foo"']],
    [" = true", ['"true"']],
    [' = "true"', ['"true"']],
    [" = foo*", ['"foo"', '"foobar"']],
    [" = *", values.filter((v) => /^("|-?\d)/.test(v))],
    [' = "*"', values.filter((v) => /^("|-?\d)/.test(v))],
    [" = %1%", ["1", '"1"', '"01"', '"1.0"', '"1e309"']],
    [" IS TRUE", ["true"]],
    [" IS FALSE", ["false"]],
    [" IS NULL", ["null"]],
    [" is null", ["null"]],
    [" NOT EXISTS", [""]],
  ])("$.a%s", (condition, expected) => {
    expect(new Set(matchingValues(condition, values))).toEqual(
      new Set(expected),
    );
  });
});

describe("selectors", () => {
  const values = [
    ...["", "null", "2", "1", '"2"', "[]", "[1,2]", "[2,1]", "[1]", "[null,2]"],
    ...["{}", '{"b":2}', '[{"b":1},{"b":2}]', '[{"b":null}]', "[[1,2]]"],
    "[true,false]",
  ];
  const but = (...excluded: readonly string[]) =>
    values.filter((v) => !excluded.includes(v));
  const withTwo = ["[1,2]", "[2,1]", "[null,2]", '{"b":2}'];
  test.each<[string, readonly string[]]>([
    [" = 2", ["2", '"2"']],
    [" != 2", ["1"]],
    [" != %2%", ["1"]],
    [" = *", ["2", "1", '"2"']],
    ["[1] = 2", ["[1,2]", "[null,2]"]],
    ["[*] = 2", withTwo],
    [".* = 2", withTwo],
    ["[*] != 2", but("", ...withTwo)],
    ["[*].b = 2", ['[{"b":1},{"b":2}]']],
    ["[*].b != 2", but("", '[{"b":1},{"b":2}]')],
    [" IS NULL", ["null", "[null,2]"]],
    ["[*] IS NULL", ["[null,2]"]],
    ["[*] NOT EXISTS", ["", "null", "2", "1", '"2"', "[]", "{}"]],
    [" NOT EXISTS", [""]],
    [".b = 2", ['{"b":2}']],
    [".b NOT EXISTS", but('{"b":2}')],
    [" = %1% || $.a = %2%", ["2", "1", '"2"']],
    [" = 9 || $.c NOT EXISTS", values],
  ])("$.a%s", (condition, expected) => {
    expect(matchingValues(condition, values)).toEqual(
      values.filter((v) => expected.includes(v)),
    );
  });

  test.each<[string, readonly string[]]>([
    ["{ $.['a.b'] = 2 }", ['{"a.b":2}']],
    ["{ $.a-b = 2 }", ['{"a-b":2}']],
    ["{ $.v != 1 }", ['{"v":1,"v":2}']],
    ["{ $.v NOT EXISTS }", ['{"a.b":2}', '{"a-b":2}']],
  ])("%s", (pattern, expected) => {
    const messages = ['{"a.b":2}', '{"a-b":2}', '{"v":1,"v":2}'];
    messages.push('{"v":2,"v":1}', '[{"v":2}]', "not JSON", '{"v":2} trailing');
    expect(matching(pattern, messages)).toEqual(expected);
  });
});

describe("terms", () => {
  const messages = [
    ...["ERROR", "xERRORS", "error", "[ERROR]", "ERROR_code", "ERROR timeout"],
    ...["INFO timeout", "WARN", "two words", "two  words", "a", "a-b", "a b"],
    ...["a.b", "a?b", "café"],
  ];
  const withError = messages.filter((m) => m.includes("ERROR"));
  test.each<[string, readonly string[]]>([
    ["", messages],
    [" ", messages],
    ["ERROR", withError],
    ["ERROR timeout", ["ERROR timeout"]],
    ["ERROR -timeout", withError.filter((m) => m !== "ERROR timeout")],
    ["-ERROR", messages.filter((m) => !withError.includes(m))],
    ["?ERROR ?WARN", [...withError, "WARN"]],
    ["?ERROR timeout", ["ERROR timeout", "INFO timeout"]],
    ["?ERROR -timeout", messages.filter((m) => !m.includes("timeout"))],
    ['"two words"', ["two words"]],
    ['?"two words" ?WARN', ["WARN", "two words"]],
    ['"ERR*"', []],
    ["ERROR_code", ["ERROR_code"]],
    ["a.b", ["a.b"]],
    ["café", ["café"]],
  ])("%s", (pattern, expected) => {
    expect(matching(pattern, messages)).toEqual(expected);
  });

  test("a hyphen in a word excludes, a question mark is ignored", () => {
    const five = ["a", "b", "a-b", "ab", "a b"];
    expect(matching("a-b", five)).toEqual(["a"]);
    expect(matching("a?b", ["a?b", "a b", "b"])).toEqual(["a?b", "a b"]);
  });
});

describe("regular expressions", () => {
  const messages = [
    ...["ERROR", "WARN", "aaaa", "aa", "cat", "a cat", "color", "colour"],
    ...["a-b", "a b", "a\nb", "123", "_", "café", "key:value", "ERROR\n500"],
  ];
  test.each<[string, readonly string[]]>([
    ["ERROR|WARN", ["ERROR", "WARN", "ERROR\n500"]],
    ["^[hc]at$", ["cat"]],
    ["^a{3,5}$", ["aaaa"]],
    ["colou?r", ["color", "colour"]],
    ["\\d+", ["123", "ERROR\n500"]],
    ["^\\w+$", messages.filter((m) => /^[A-Za-z0-9_]+$/.test(m))],
    ["a\\sb", ["a b", "a\nb"]],
    ["^ERROR\\s[0-9]{3}$", ["ERROR\n500"]],
    ["\\x3A", ["key:value"]],
    ["a.b", ["a-b", "a b"]],
    ["a\\-b", ["a-b"]],
    ["^a+?$", ["aaaa", "aa"]],
  ])("%%%s%%", (source, expected) => {
    expect(matching(`%${source}%`, messages)).toEqual(expected);
  });
});

describe("columns", () => {
  const messages = [
    ...["ERROR", "ERROR one", "ERROR one two", "WARN one", 'a "two words" c'],
    ...["a [two words]", "a  b   c ", "a\tb\tc", 'a "unclosed', 'a "b"c d'],
    ...["1 2", "1.0 2", "x  ", 'x ""', 'x "y z q'],
  ];
  const but = (...excluded: readonly string[]) =>
    messages.filter((m) => !excluded.includes(m));
  const three = [
    ...["ERROR one two", 'a "two words" c', "a  b   c ", "a\tb\tc"],
    ...['a "b"c d', 'x "y z q'],
  ];
  test.each<[string, readonly string[]]>([
    ["[]", messages],
    ["[a]", messages],
    ["[a, b]", but("ERROR", "x  ")],
    ["[a,]", but("ERROR", "x  ")],
    ["[a, b, c]", three],
    ["[, b,]", three],
    ["[..., last]", messages],
    ["[first, ...]", messages],
    ["[first, ..., last]", but("ERROR", "x  ")],
    ["[a=ERROR, rest]", ["ERROR one", "ERROR one two"]],
    ["[a=ERROR || a=WARN, rest]", ["ERROR one", "ERROR one two", "WARN one"]],
    ["[a=%ERR%, rest]", ["ERROR one", "ERROR one two"]],
    ["[a=1, rest]", ["1 2", "1.0 2"]],
    ['[a="1", rest]', ["1 2"]],
    // What the last column holds: the rest as it is written, or one field without its quotes.
    ['[a, rest="one two"]', ["ERROR one two"]],
    ['[a, rest="two words"]', ["a [two words]"]],
    ['[a, rest="b   c "]', ["a  b   c "]],
    ['[a, rest="\\"b\\"c d"]', ['a "b"c d']],
    ['[a, rest=""]', ['x ""']],
    ['[a, b="\\"y", rest="z q"]', ['x "y z q']],
    ['[..., last="\\"unclosed"]', ['a "unclosed']],
  ])("%s", (pattern, expected) => {
    expect(matching(pattern, messages)).toEqual(expected);
  });
});

test.each([
  ...["ERR*", "ERROR!", "ERROR:", "a/b", "a@b", '"ERROR', '"ERROR"WARN'],
  ...["ERROR %WARN%", "?%WARN%", "%ERROR% %WARN%"],
  ...["%(ab)+%", "%\\(ab\\)%", "%café%", "%!%", "%\\p%", "%%", "%abc"],
  ...["%[z-a]%", "%a++%", "%[a&&b]%", "%ERROR(?= 500)%", "%[abc%"],
  ...['{ $.a > "0" }', "{ $.a = null }", "{ $.a = a:b }", "{ $.a == 1 }"],
  ...["{ $.a = 1 AND $.b = 2 }", "{ $.a = 1 } x", "{ !($.a = 1) }"],
  ...["{ $.a IS NOT NULL }", "{ $.a EXISTS }", '{ "a": [1] }'],
  ...["{ $['a.b'] = 2 }", '{ $.["a.b"] = 2 }', "{ $[1] = 2 }", "{ $ = 2 }"],
  ...["{ $.a[-1] = 2 }", "{ $.a[0:2] = 2 }", "{ $..a = 2 }"],
  ...["{ $.a[*].* = 2 }", "{ $.a = 1e2147483648 }"],
  "{ $.a = %1% || $.a = %2% || $.a = %3% }",
  "{ $.a[*] = 1 || $.b[*].c = 1 || $.* = 1 || $.d[*][0] = 0 }",
  ...["[a=ERROR || b=one, b]", "[a, a]", "[1a]", "[a, ..., b, ...]"],
  ...["[a == 1]", '[a>"1", b]'],
])("%s is refused", (pattern) => {
  expect(() => parse(pattern)).toThrow(PatternSyntaxError);
});

describe("gaps", () => {
  test.each<[string, string, boolean, string]>([
    ['{ $.a = "1" }', '{"a":1.0}', false, "JSON.parse makes 1.0 the number 1"],
    ["{ $.a = 1.0 }", '{"a":"1.0"}', true, "a tree keeps the number only"],
    ["{ $.a = 1e3 }", '{"a":"1e3"}', true, "a tree keeps the number only"],
    [
      "{ $.a = 9007199254740992 }",
      '{"a":9007199254740993}',
      false,
      "numbers are doubles",
    ],
    ['" "', "x", false, "the user guide: it matches everything"],
  ])("%s on %s is %s: %s", (pattern, message, recorded) => {
    expect(compileMessage(parse(pattern))(message)).toBe(!recorded);
  });

  test.each<[string, string]>([
    ["{ $.a = 1e309 }", "no JSON number can be equal to it"],
  ])("%s is taken by CloudWatch: %s", (pattern) => {
    expect(() => parse(pattern)).toThrow("a 64-bit float can hold");
  });

  test.each<[string, string]>([
    ['""', "the 2021 guide: it matches everything"],
  ])("%s is refused by CloudWatch: %s", (pattern) => {
    expect(matching(pattern, ["x"])).toEqual(["x"]);
  });
});
