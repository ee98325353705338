import fc from "fast-check";
import {
  compile,
  compileMessage,
  parse,
  parseJson,
  render,
  type Pattern,
} from "../../src/pattern";
import { patterns, records } from "./arbitraries";

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

describe("where AWS is silent, as chosen in semantics.ts", () => {
  test.each<[string, unknown, boolean]>([
    ["{ $.a = 4* }", { a: 404 }, true],
    ['{ $.a = "3" }', { a: 3 }, true],
    ["{ $.a = 3 }", { a: "3" }, true],
    ["{ $.a > 2 }", { a: "3" }, true],
    ["{ $.a > 2 }", { a: "3x" }, false],
    ["{ $.a != 3 }", { a: "x" }, true],
    ['{ $.a = "Ev*ent" }', { a: "Ev*ent" }, true],
    ['{ $.a = "Ev*ent" }', { a: "Event" }, false],
    ["{ $.a = 1 || $.b = 1 }", { a: [1], b: 1 }, true],
    ["{ $.a[*] != 1 }", { a: [1, 2] }, true],
    ["{ $.a[*] != 1 }", { a: [1, 1] }, false],
    ["{ $.a[*] IS NULL }", { a: [1, null] }, true],
    ["{ $.a[*].b NOT EXISTS }", { a: [{ b: 1 }, {}] }, false],
    ["{ $.a[*].b NOT EXISTS }", { a: [{}, {}] }, true],
    ["{ $.a.b NOT EXISTS }", { a: null }, true],
    ["{ $.a.b NOT EXISTS }", { a: "text" }, true],
    ["{ $.a[0] NOT EXISTS }", { a: "text" }, true],
    ["{ $.a.length NOT EXISTS }", { a: [1] }, true],
    ["{ $.a = TRUE }", { a: true }, false],
    ["{ $.a IS TRUE }", { a: "true" }, false],
    ["{ $.constructor NOT EXISTS }", {}, true],
    ["{ $.__proto__ NOT EXISTS }", {}, true],
    ["{ $.toString = * }", {}, false],
    ["{ $.a NOT EXISTS }", [], false],
    ["{ $.a NOT EXISTS }", "text", false],
    ["{ $.a NOT EXISTS }", null, false],
    ["{ $.a is null }", { a: null }, true],
    ["{ $.a not exists }", {}, true],
  ])("%s on %j is %s", (pattern, record, expected) => {
    expect(matches(pattern, record)).toBe(expected);
  });
});

describe("messages", () => {
  const access =
    '192.0.2.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /x.html HTTP/1.0" 404 1534';
  test.each<[string, string, boolean]>([
    ["", "anything", true],
    ['" "', "anything", true],
    ['""', "anything", true],
    ["ERROR", "[ERROR 400]", true],
    ["error", "[ERROR 400]", false],
    ["ERROR REQUEST", "[ERROR 400] BAD REQUEST", true],
    ["ERROR REQUEST", "[ERROR 400] BAD", false],
    ["?ERROR ?WARN", "a WARN", true],
    ["?ERROR ?WARN", "an INFO", false],
    ["?ERROR ?WARN INFO", "an INFO", true],
    ["ERROR -WARN", "ERROR WARN", false],
    ['"ERROR" - "Exiting"', "Exiting with ERRORCODE: -1", false],
    ['-"BAD REQUEST"', "BAD", true],
    ['"BAD REQUEST"', "BAD  REQUEST", false],
    ["%AUTHORI[SZ]ED%", "UNAUTHORIZED", true],
    ["-%^a%", "ba", true],
    ["[ip, id, user, when, request, status, size]", access, true],
    ["[ip, id, user, when, request, status]", access, false],
    ["[..., status=4*, size]", access, true],
    ["[..., status=404 || status=200, size > 1000]", access, true],
    ["[..., status=404 && status!=404, size]", access, false],
    ["[ip=192.0.2.*, ..., request=*.html*, , size]", access, true],
    ["[..., request=*.html*, status=4*,]", access, true],
    ["[..., when=%^10/%, request, status, size]", access, true],
    ["[w1=ERROR, w2]", "ERROR WARN message", false],
    ["[w1=ERROR, w2]", "ERROR message", true],
    ['{ $.a = "x" }', '{"a":"x"}', true],
    ['{ $.a = "x" }', 'prefix {"a":"x"}', false],
    ["{ $.a NOT EXISTS }", "not json", false],
  ])("%s on %s is %s", (pattern, message, expected) => {
    expect(compileMessage(parse(pattern))(message)).toBe(expected);
  });
});

/** The meaning of a tree, written again as plainly as can be: one value at a time, no look-ups. */
function oracle(node: Pattern, record: unknown): boolean {
  if (node.kind === "and") return node.operands.every((o) => oracle(o, record));
  if (node.kind === "or") return node.operands.some((o) => oracle(o, record));
  let value: unknown = record;
  for (const step of node.selector) {
    const entries: Map<unknown, unknown> =
      value === null || typeof value !== "object"
        ? new Map()
        : new Map(Object.entries(value));
    if (step.kind === "index" && Array.isArray(value))
      value = entries.get(String(step.index));
    else if (step.kind === "key" && !Array.isArray(value))
      value = entries.get(step.name);
    else value = undefined;
  }
  if (node.kind === "not-exists") return value === undefined;
  if (node.kind === "is") return value === node.value;
  if (typeof value !== "string" && typeof value !== "number") return false;
  if (node.kind === "number") {
    const isNumber = typeof value === "number" || /^-?\d+(\.\d+)?$/.test(value);
    if (!isNumber) return node.operator === "!=";
    const [a, b] = [Number(value), node.value];
    return {
      "=": a === b,
      "!=": a !== b,
      "<": a < b,
      "<=": a <= b,
      ">": a > b,
      ">=": a >= b,
    }[node.operator];
  }
  if (node.kind === "regex") throw new Error("not generated");
  const escaped = node.value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const wild = new RegExp(
    `^${escaped.replace(/^\\\*/, "[^]*").replace(/\\\*$/, "[^]*")}$`,
  );
  return wild.test(String(value)) === (node.operator === "=");
}

test("the compiled predicate agrees with the plain meaning, from the tree and from its text", () => {
  fc.assert(
    fc.property(patterns, records, (pattern, record) => {
      const expected = oracle(pattern, record);
      expect(compile(pattern)(record)).toBe(expected);
      expect(compile(parseJson(render(pattern)))(record)).toBe(expected);
    }),
    { numRuns: 3000 },
  );
});
