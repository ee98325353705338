import fc from "fast-check";
import { equivalent, normalize, parseJson, render } from "../../src/pattern";
import { patterns, records } from "./arbitraries";
import { compile } from "../../src/pattern";
import { runs } from "../support/runs";

test.each<[string, string]>([
  ["{$.a=b}", '{ $.a = "b" }'],
  [
    "{ ($.a = b) && (($.c = d) || ($.e = f)) }",
    '{ $.a = "b" && ($.c = "d" || $.e = "f") }',
  ],
  [
    "{ ($.a = b && $.c = d) || $.e = f }",
    '{ $.a = "b" && $.c = "d" || $.e = "f" }',
  ],
  ["{ $.a = +1e3 && $.b >= -2.50 }", "{ $.a = 1000 && $.b >= -2.5 }"],
  ["{ $.a is true || $.b not exists }", "{ $.a IS TRUE || $.b NOT EXISTS }"],
  ["{ $.['a.b'].c_d-e[0][*] = * }", "{ $.['a.b'].c_d-e[0][*] = \"*\" }"],
  [
    '{ $.a = "say \\"hi\\" \\\\ there" }',
    '{ $.a = "say \\"hi\\" \\\\ there" }',
  ],
  ["{ $.a = %^x{2,3}|y}\\|% }".replace("y}", "y"), "{ $.a = %^x{2,3}|y\\|% }"],
])("%s is rendered as %s", (text, canonical) => {
  expect(render(parseJson(text))).toBe(canonical);
});

test("parse after render is the same tree", () => {
  fc.assert(
    fc.property(patterns, (pattern) => {
      fc.pre([...render(pattern)].length <= 1024);
      expect(parseJson(render(pattern))).toEqual(pattern);
    }),
    runs(500),
  );
});

describe("equivalent", () => {
  test.each<[string, string, boolean]>([
    ["{ $.a = b || $.c = d }", "{ ($.c=d) || ($.a=b) }", true],
    [
      "{ $.a = b && ($.c = d || $.e = f) }",
      "{ ($.e = f || $.c = d || $.c = d) && $.a = b }",
      true,
    ],
    ["{ $.a = b || ($.a = b && $.c = d) }", "{ $.a = b }", true],
    ["{ $.a = b && ($.a = b || $.c = d) }", "{ $.a = b }", true],
    ["{ $.a = b || $.c = d }", "{ $.a = b && $.c = d }", false],
    [
      "{ $.a = b || $.c = d && $.e = f }",
      "{ ($.a = b || $.c = d) && $.e = f }",
      false,
    ],
    ["{ $.a != b }", "{ $.a != b || $.a NOT EXISTS }", false],
    ['{ $.a = "1" }', "{ $.a = 1 }", false],
  ])("%s and %s: %s", (one, other, expected) => {
    expect(equivalent(parseJson(one), parseJson(other))).toBe(expected);
  });

  test("the normal form matches the same records and is its own normal form", () => {
    fc.assert(
      fc.property(patterns, records, (pattern, record) => {
        const normal = normalize(pattern);
        expect(compile(normal)(record)).toBe(compile(pattern)(record));
        expect(normalize(normal)).toEqual(normal);
      }),
      runs(500),
    );
  });
});
