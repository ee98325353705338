import {
  compileEventPattern,
  type EventPattern,
} from "../../../src/pattern/event-bridge";

type Json = Readonly<Record<string, unknown>>;

/** What one list of matchers makes of values of the field; `missing` stands for no field. */
const missing = Symbol("missing");

describe.each<
  readonly [list: unknown, yes: readonly unknown[], no: readonly unknown[]]
>([
  [
    ["x"],
    ["x", ["y", "x"], [["x"]]],
    ["X", missing, null, ["y"], [], { x: "x" }],
  ],
  [[""], [""], [" ", missing]],
  [[null], [null, [null]], ["null", [], missing, false]],
  [[true], [true], ["true", 1, missing]],
  [[300], [300, 300.0, 3e2], ["300", 301, missing]],
  [["10.0.0.1"], ["10.0.0.1", "10.0.0.01"], ["10.0.0.10", "10.0.0.1 "]],
  [
    ["2001:db8::1"],
    ["2001:DB8:0:0:0:0:0:1", "2001:db8::1"],
    ["2001:db8::2", "::1"],
  ],
  [[{ exactly: "10.0.0.1" }], ["10.0.0.1"], ["10.0.0.01"]],
  [[{ prefix: "ab" }], ["ab", "abc"], ["Abc", "xab", 5, null, missing]],
  [[{ prefix: "" }], ["", "x"], [5, null, true, missing]],
  [[{ prefix: { "equals-ignore-case": "aB" } }], ["ABC", "ab"], ["xab"]],
  [[{ suffix: ".png" }], [".png", "a.png"], ["a.PNG", "a.png "]],
  [[{ suffix: { "equals-ignore-case": ".PNG" } }], ["a.png"], ["a.jpg"]],
  [[{ "equals-ignore-case": "Ab" }], ["aB", "AB"], ["abc", 5, missing]],
  [[{ wildcard: "a*b" }], ["ab", "a*b", "axxb"], ["abc", "xab", 5, missing]],
  [[{ wildcard: "a\\*\\\\*" }], ["a*\\", "a*\\b"], ["ax\\", "a*"]],
  [[{ numeric: ["=", 5] }], [5, 5.0], ["5", 6, null, missing]],
  [[{ numeric: [">", 0, "<=", 5] }], [0.1, 5], [0, 5.1, "3", true]],
  [[{ numeric: ["<", 10] }], [-1, 9], [10]],
  [
    [{ cidr: "10.0.0.0/24" }],
    ["10.0.0.0", "10.0.0.255"],
    ["10.0.1.0", "::1", 10, "x"],
  ],
  [
    [{ cidr: "2001:db8::/32" }],
    ["2001:db8:ffff::1"],
    ["2001:db9::1", "10.0.0.1"],
  ],
  [[{ cidr: "0.0.0.0/0" }], ["192.0.2.1"], ["::1"]],
  [[{ exists: true }], ["x", null, 0, ["x"]], [missing, [], {}, { x: 1 }]],
  [[{ exists: false }], [missing, [], {}, { x: 1 }], ["x", null, [1]]],
  [
    [{ "anything-but": "x" }],
    ["y", null, true, 5, ["x", "y"]],
    ["x", missing, ["x"], []],
  ],
  [[{ "anything-but": ["x", "y"] }], ["z", null], ["x", "y", missing]],
  [[{ "anything-but": [1, 2] }], [3, "1", null], [1, 2.0, missing]],
  [[{ "anything-but": "10.0.0.1" }], ["10.0.0.01"], ["10.0.0.1"]],
  [
    [{ "anything-but": { prefix: ["a", "b"] } }],
    ["c", null, 5],
    ["ax", "b", missing],
  ],
  [[{ "anything-but": { suffix: "a" } }], ["ab", null], ["ba", missing]],
  [
    [{ "anything-but": { wildcard: ["*a*", "b"] } }],
    ["c", null, 5],
    ["xax", "b", missing],
  ],
  [
    [{ "anything-but": { "equals-ignore-case": ["A"] } }],
    ["b", null],
    ["a", missing],
  ],
  [
    ["x", { prefix: "y" }, { exists: false }],
    ["x", "yz", missing],
    ["z", null],
  ],
])("%j", (list, yes, no) => {
  const passes = compileEventPattern({ detail: { f: list } });
  const event = (value: unknown) => ({
    detail: { other: "o", ...(value === missing ? {} : { f: value }) },
  });
  test.each(yes.map((value) => [value]))("takes %p", (value) => {
    expect(passes(event(value))).toBe(true);
  });
  test.each(no.map((value) => [value]))("leaves %p", (value) => {
    expect(passes(event(value))).toBe(false);
  });
});

test.each<readonly [EventPattern, Json, boolean]>([
  // all fields must match, and names are exact
  [{ a: ["x"], b: ["y"] }, { a: "x", b: "y" }, true],
  [{ a: ["x"], b: ["y"] }, { a: "x", b: "z" }, false],
  [{ A: ["x"] }, { a: "x" }, false],
  // steps joined by dots are steps
  [{ a: { "b.c": ["x"] } }, { a: { b: { c: "x" } } }, true],
  [{ a: { b: { c: ["x"] } } }, { a: { "b.c": "x" } }, true],
  [{ a: { b: ["x"] } }, { a: '{"b":"x"}' }, false],
  // an array is looked into, and its element is one
  [{ a: { b: ["x"] } }, { a: [{ b: "y" }, { b: "x" }] }, true],
  [{ a: { b: ["x"], c: ["y"] } }, { a: [{ b: "x", c: "y" }] }, true],
  [{ a: { b: ["x"], c: ["y"] } }, { a: [{ b: "x" }, { c: "y" }] }, false],
  [{ a: { b: ["x"], c: ["y"] } }, { a: [{ b: ["x", "z"], c: "y" }] }, true],
  [{ a: { b: ["x"] }, c: ["y"] }, { a: [{ b: "x" }], c: ["z", "y"] }, true],
  [
    { a: { b: { x: ["1"] }, c: { x: ["2"] } } },
    { a: [{ b: [{ x: "1" }] }, { b: [{ x: "1" }], c: [{ x: "2" }] }] },
    true,
  ],
  [
    { a: { b: { x: ["1"], y: ["2"] } } },
    { a: [{ b: [{ x: "1" }, { y: "2" }] }] },
    false,
  ],
  [
    { a: { b: ["x"], c: [{ exists: false }] } },
    { a: [{ b: "x" }, { c: 1 }] },
    true,
  ],
  [
    { a: { b: ["x"], c: [{ exists: false }] } },
    { a: [{ b: "x", c: 1 }] },
    false,
  ],
  // alternatives
  [{ $or: [{ a: ["x"] }, { b: ["y"] }] }, { b: "y" }, true],
  [{ $or: [{ a: ["x"] }, { b: ["y"] }] }, { a: "y" }, false],
  [{ c: ["z"], $or: [{ a: ["x"] }, { b: ["y"] }] }, { b: "y" }, false],
  [
    { d: { $or: [{ a: ["x"] }, { b: ["y"], $or: [{ e: [1] }, { f: [2] }] }] } },
    { d: { b: "y", f: 2 } },
    true,
  ],
  [
    {
      d: { $or: [{ a: [1] }, { b: [2] }] },
      e: { $or: [{ c: [3] }, { d: [4] }] },
    },
    { d: { b: 2 }, e: { d: 5 } },
    false,
  ],
  [{ $or: ["x", "y"] }, { $or: "y" }, true],
])("%j on %j is %s", (pattern, event, expected) => {
  expect(compileEventPattern(pattern)(event)).toBe(expected);
});

test.each([[[]], ["text"], [null], [5]])("%j is no event", (event) => {
  const passes = compileEventPattern('{"a":["x"]}');
  expect(() => passes(event)).toThrow("expected an event as an object, found");
});
