import fc from "fast-check";
import {
  EventPatternError,
  parseEventPattern,
} from "../../../src/pattern/event-bridge";
import { runs } from "../../support/runs";

function refusal(pattern: unknown): EventPatternError {
  try {
    parseEventPattern(pattern);
  } catch (error) {
    if (error instanceof EventPatternError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

const or = (count: number) => ({
  $or: [...Array(count).keys()].map((n) => ({ [`f${n}`]: [n] })),
});

test.each<readonly [unknown, string, string]>([
  ["{", "expected JSON", ""],
  [[], "expected an object, found []", ""],
  [{}, "expected at least one field, found {}", ""],
  [{ a: {} }, "expected at least one field, found {}", "a"],
  [{ a: [] }, "expected at least one value", "a"],
  [{ a: "x" }, 'expected an object or a list, found "x"', "a"],
  [{ detail: { a: 1 } }, "expected an object or a list, found 1", "detail.a"],
  [{ a: [["x"]] }, 'one operator, found ["x"]', "a"],
  [{ a: [{}] }, "an object with one operator, found {}", "a"],
  [{ a: [{ prefix: "x", suffix: "y" }] }, "with one operator", "a"],
  [{ a: [{ EXISTS: true }] }, "expected one of prefix, suffix", "a"],
  [{ a: [{ constructor: "x" }] }, 'found "constructor"', "a"],
  [
    { a: [{ exists: "yes" }] },
    'exists: expected true or false, found "yes"',
    "a",
  ],
  [{ a: [{ prefix: 1 }] }, "prefix: expected a text, found 1", "a"],
  [{ a: [{ prefix: ["x"] }] }, "prefix: expected a text", "a"],
  [{ a: [{ suffix: { prefix: "x" } }] }, "a text or equals-ignore-case", "a"],
  [{ a: [{ prefix: {} }] }, "a text or equals-ignore-case", "a"],
  [{ a: [{ "equals-ignore-case": ["x"] }] }, "expected a text", "a"],
  [{ a: [{ wildcard: ["x"] }] }, "wildcard: expected a text", "a"],
  [{ a: [{ wildcard: "a**b" }] }, "no two asterisks in a row", "a"],
  [{ a: [{ wildcard: "a\\b" }] }, "a backslash only before * or \\", "a"],
  [{ a: [{ wildcard: "a\\" }] }, "a backslash only before * or \\", "a"],
  [{ a: [{ wildcard: "*:*:*:*:*:event-bus/*" }] }, "fewer asterisks", "a"],
  [{ a: [{ cidr: "192.0.2.0" }] }, "expected a network such as", "a"],
  [{ a: [{ cidr: "192.0.2.0/32" }] }, "expected a network such as", "a"],
  [{ a: [{ cidr: "192.0.256.0/24" }] }, "expected a network such as", "a"],
  [{ a: [{ cidr: "2001:db8::/128" }] }, "expected a network such as", "a"],
  [{ a: [{ cidr: "2001:db8:1/64" }] }, "expected a network such as", "a"],
  [{ a: [{ cidr: "a::b::c/64" }] }, "expected a network such as", "a"],
  [{ a: [{ numeric: 5 }] }, "expected one comparison", "a"],
  [{ a: [{ numeric: ["=", "5"] }] }, "expected one comparison", "a"],
  [{ a: [{ numeric: ["!=", 5] }] }, "expected one comparison", "a"],
  [{ a: [{ numeric: [">", 0, "<"] }] }, "expected one comparison", "a"],
  [{ a: [{ numeric: [">", 0, ">", 5] }] }, "expected one comparison", "a"],
  [{ a: [{ numeric: ["<", 5, ">", 0] }] }, "expected one comparison", "a"],
  [{ a: [{ numeric: ["=", 5, "<", 6] }] }, "expected one comparison", "a"],
  [{ a: [{ numeric: [">", 5, "<", 5] }] }, "expected 5 to be below 5", "a"],
  [{ a: [{ "anything-but": [] }] }, "expected at least one value", "a"],
  [{ a: [{ "anything-but": null }] }, "texts only or numbers only", "a"],
  [{ a: [{ "anything-but": ["x", 1] }] }, "texts only or numbers only", "a"],
  [{ a: [{ "anything-but": [true] }] }, "texts only or numbers only", "a"],
  [
    { a: [{ "anything-but": { prefix: "" } }] },
    "a prefix that is not empty",
    "a",
  ],
  [
    { a: [{ "anything-but": { suffix: [""] } }] },
    "a suffix that is not empty",
    "a",
  ],
  [{ a: [{ "anything-but": { prefix: [] } }] }, "at least one value", "a"],
  [
    { a: [{ "anything-but": { prefix: [1] } }] },
    "expected a text, found 1",
    "a",
  ],
  [
    { a: [{ "anything-but": { prefix: { "equals-ignore-case": "x" } } }] },
    "expected a text, found {",
    "a",
  ],
  [{ a: [{ "anything-but": { cidr: "x" } }] }, "expected one of prefix", "a"],
  [
    { a: [{ "anything-but": { prefix: "a", suffix: "b" } }] },
    "one operator",
    "a",
  ],
  [{ $or: ["x", "y"], a: "x" }, "expected an object or a list", "a"],
  [{ $or: [{ a: [1] }] }, 'found "a"', "$or"],
  [
    { $or: [{ a: [1] }, { b: { prefix: ["x"] } }] },
    "can be called prefix",
    "b",
  ],
  [{ $or: [{ a: [1] }, {}] }, "expected at least one field", ""],
  [{ a: or(32), b: or(32) }, "at most 1000 combinations", "b"],
])("%j is refused: %s", (pattern, reason, field) => {
  const error = refusal(pattern);
  expect(error.reason).toContain(reason);
  expect(error.field).toBe(field);
  expect(error.message).toContain(field);
});

test("a combination of the arms of all $or is a branch, of which the last field of a name counts", () => {
  const branches = parseEventPattern({
    a: { ...or(2), c: [1] },
    "a.c": [2],
    $or: [{ x: [1] }, { y: [2] }],
  });
  expect(branches.map((branch) => [...branch.keys()])).toEqual([
    ["a.f0", "a.c", "x"],
    ["a.f1", "a.c", "x"],
    ["a.f0", "a.c", "y"],
    ["a.f1", "a.c", "y"],
  ]);
  expect(branches[0]?.get("a.c")).toEqual([{ kind: "equals", value: 2 }]);
});

test("exactly 1,000 combinations are taken", () => {
  const all = { a: or(10), b: or(10), c: or(10) };
  expect(parseEventPattern(all)).toHaveLength(1000);
});

test("no JSON value ends in another error than its own", () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.string()), (value) => {
      try {
        parseEventPattern(value);
      } catch (error) {
        expect(error).toBeInstanceOf(EventPatternError);
      }
    }),
    runs(500),
  );
});
