import fc from "fast-check";
import { compile, parseJson } from "../../src/pattern";
import { possibleTexts } from "../../src/pattern/possible-texts";
import { patterns, records } from "./arbitraries";
import { runs } from "../support/runs";

const textsOf = possibleTexts([{ kind: "key", name: "a" }]);

test.each([
  ['{ $.a = "x" }', ["x"]],
  ['{ $.a = "x" || $.a = "y" }', ["x", "y"]],
  ['{ $.a = "x" && $.b = "y" }', ["x"]],
  ['{ ($.a = "x" || $.a = "y") && ($.a = "y" || $.a = "z") }', ["y"]],
  ['{ $.a = "x" && $.a = "y" }', []],
  ['{ $.a = "x" || $.b = "y" }', undefined],
  ['{ $.a = "x*" }', undefined],
  ['{ $.a != "x" }', undefined],
  ["{ $.a NOT EXISTS }", undefined],
  ["{ $.a = %x% }", undefined],
  ['{ $.a.b = "x" }', undefined],
])("%s", (text, expected) => {
  const texts = textsOf(parseJson(text));
  expect(texts && [...texts]).toEqual(expected);
});

test("a record that matches has one of the texts", () => {
  fc.assert(
    fc.property(patterns, records, (pattern, record) => {
      const texts = textsOf(pattern);
      if (texts === undefined || !compile(pattern)(record)) return;
      expect(texts).toContain(String(record["a"]));
    }),
    runs(500),
  );
});
