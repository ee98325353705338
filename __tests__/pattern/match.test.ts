import fc from "fast-check";
import { compile, parseJson, render } from "../../src/pattern";
import { patterns, records } from "./arbitraries";
import { oracle } from "./oracle";
import { runs } from "../support/runs";

const matches = (pattern: string, record: unknown) =>
  compile(parseJson(pattern))(record);

describe("documented", () => {
  const record = {
    eventType: "UpdateTrail",
    sourceIPAddress: "111.111.111.111",
    list: ["value", "another value"],
    objects: [{ name: "a", id: 1 }, { name: "b" }],
    nothing: null,
    flag: true,
    no: false,
    "cluster.name": "c",
    nested: [
      [0, 1],
      [4, 5],
    ],
    count: 3,
    text: "3",
    empty: "",
    object: { a: 1 },
  };
  test.each<[string, boolean]>([
    ['{ $.eventType = "UpdateTrail" }', true],
    ["{$.eventType=UpdateTrail}", true],
    ['{ $.eventType = "updatetrail" }', false],
    ["{ $.sourceIPAddress != 123.123.* }", true],
    ["{ $.sourceIPAddress != 111.111.* }", false],
    ['{ $.list[0] = "value" }', true],
    ['{ $.list[1] = "value" }', false],
    ['{ $.list[9] = "value" }', false],
    ["{ $.list[*] = %val.{2}% }", true],
    ["{ $.objects[*].id = 1 }", true],
    ["{ $.objects[1].id = 1 }", false],
    ["{ $.nested[1][0] = 4 }", true],
    ["{ $.['cluster.name'] = \"c\" }", true],
    ["{ $.* = UpdateTrail }", true],
    ["{ $.nothing IS NULL }", true],
    ["{ $.missing IS NULL }", false],
    ["{ $.flag IS TRUE }", true],
    ["{ $.flag IS FALSE }", false],
    ["{ $.no IS FALSE }", true],
    ["{ $.missing NOT EXISTS }", true],
    ["{ $.nothing NOT EXISTS }", false],
    ["{ $.object.missing.deeper NOT EXISTS }", true],
    ["{ $.count = 3 }", true],
    ["{ $.count >= 3 && $.count <= 3.0 }", true],
    ["{ $.count > 3 || $.count < +3 }", false],
    ["{ $.count = 30e-1 }", true],
    ["{ $.count != 4 }", true],
    ["{ $.eventType = * }", true],
    ["{ $.count = * }", true],
    ["{ $.eventType = *Trail }", true],
    ["{ $.eventType = Update* }", true],
    ["{ $.eventType = *dateTr* }", true],
    ["{ $.eventType = %Trail$% }", true],
    ["{ $.eventType != %Trail$% }", false],
    ['{ $.empty = "" }', true],
    ["{ $.eventType = x && $.count = 1 || $.count = 3 }", true],
    ["{ $.eventType = x && ($.count = 1 || $.count = 3) }", false],
  ])("%s is %s", (pattern, expected) => {
    expect(matches(pattern, record)).toBe(expected);
  });

  test.each(["missing", "nothing", "flag", "list", "object"])(
    "no comparison matches %s, != included",
    (field) => {
      for (const condition of [
        '= "x"',
        '!= "x"',
        "= 1",
        "!= 1",
        "< 1",
        ">= 0",
        "= *",
        "= %.*%",
        "!= %x%",
      ]) {
        expect([
          condition,
          matches(`{ $.${field} ${condition} }`, record),
        ]).toEqual([condition, false]);
      }
    },
  );
});

test("the compiled predicate agrees with the plain meaning, from the tree and from its text", () => {
  fc.assert(
    fc.property(patterns, records, (pattern, record) => {
      const expected = oracle(pattern, record);
      expect(compile(pattern)(record)).toBe(expected);
      expect(compile(parseJson(render(pattern)))(record)).toBe(expected);
    }),
    runs(600),
  );
});
