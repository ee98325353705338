import fc from "fast-check";
import { portableRegex } from "../../../src/pattern/forms/regex/portable-regex";
import { regexValues } from "../../../src/pattern/forms/regex/regex-values";
import { compileRegex } from "../../../src/pattern/regex/match";
import { parseRegex } from "../../../src/pattern/regex/parse";
import { textTest } from "../../../src/pattern/semantics";
import { runs } from "../../support/runs";

test.each<readonly [source: string, values: readonly string[] | undefined]>([
  ["abc", ["*abc*"]],
  ["^abc", ["abc*"]],
  ["abc$", ["*abc"]],
  ["^abc$", ["abc"]],
  ["a|^b", ["*a*", "b*"]],
  ["[Aa]b", ["*Ab*", "*ab*"]],
  ["a{2}\\.", ["*aa.*"]],
  [".*abc.*", ["*abc*"]],
  ["a+bc*", ["*ab*"]],
  ["^$", [""]],
  ["^", ["*"]],
  ["x?", ["**"]],
  ["^\\*", undefined],
  ["\\*", ["***"]],
  ["a.b", undefined],
  ["a.*b", undefined],
  ["^ab?c", undefined],
  ["\\d\\d", undefined],
  ["[^a]", undefined],
  ["a^b", undefined],
  ["(".replace("(", "[a-q]"), undefined],
])("%s as texts is %j", (source, values) => {
  expect(regexValues(source)).toEqual(values);
});

test.each<readonly [source: string, portable: string]>([
  ["^a$", "\\Aa\\z"],
  ["a|b", "a|b"],
  ["\\d{2,}", "[0-9]{2,}"],
  ["\\w+\\s?", "[0-9A-Z_a-z]+[\\x09\\x0a ]?"],
  [".", "[^\\x0a]"],
  ["[^a-c]{,3}", "[^a-c]{0,3}"],
  ["\\x2f\\-\\.", "\\/\\-\\."],
  ["[ab]", "[ab]"],
  ["\\D", "[^0-9]"],
  ["[\\d\\D]*", "[\\s\\S]*"],
  ["[^\\d\\D]", "[^\\s\\S]"],
  ["a{3}b{1,2}c{1}", "a{3}b{1,2}c"],
])("%s for other engines is %s", (source, portable) => {
  expect(portableRegex(source)).toBe(portable);
});

const item = fc
  .tuple(
    fc.constantFrom(
      "a",
      "b",
      "1",
      "\\.",
      "\\*",
      ".",
      "[ab]",
      "[^a]",
      "\\d",
      "\\W",
      "_",
      "-",
    ),
    fc.constantFrom("", "", "", "?", "*", "+", "{2}", "{,1}", "{1,2}"),
  )
  .map((parts) => parts.join(""));
const sequence = fc
  .tuple(
    fc.constantFrom("", "^"),
    fc.array(item, { minLength: 1, maxLength: 4 }),
    fc.constantFrom("", "$"),
  )
  .map(([start, items, end]) => start + items.join("") + end);
const sources = fc
  .array(sequence, { minLength: 1, maxLength: 2 })
  .map((alternatives) => alternatives.join("|"));
const texts = fc
  .array(fc.constantFrom("a", "b", "1", ".", "*", "\n", "é", "_", "-"), {
    maxLength: 5,
  })
  .map((characters) => characters.join(""));

test("both mean what CloudWatch's expression does", () => {
  fc.assert(
    fc.property(sources, texts, (source, text) => {
      const expected = compileRegex(parseRegex(source))(text);
      const anchors = { start: "^", end: "$" };
      const portable = new RegExp(portableRegex(source, anchors));
      expect(portable.test(text)).toBe(expected);
      const values = regexValues(source);
      if (values === undefined) return;
      expect(values.some((value) => textTest("=", value)(text))).toBe(expected);
    }),
    runs(400),
  );
});
