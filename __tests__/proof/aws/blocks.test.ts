import { blocks, hasUnknownBlocks } from "../../../src/proof/aws/blocks";
import { Unknown, type Value } from "../../../src/proof/model";

const unknown = new Unknown("no value");

test.each<[string, Value, number, boolean]>([
  ["an object", { a: 1 }, 1, false],
  ["a list of objects", [{ a: 1 }, { a: 2 }], 2, false],
  ["none", null, 0, false],
  ["an empty list", [], 0, false],
  ["something unknown", unknown, 0, true],
  ["a list with something unknown", [{ a: 1 }, unknown], 1, true],
])("%s", (_, value, count, open) => {
  const resource = { mode: "managed" as const, values: { block: value } };
  expect(blocks(resource, "block")).toHaveLength(count);
  expect(hasUnknownBlocks(resource, "block")).toBe(open);
  expect(blocks(resource.values, "block")).toEqual(blocks(resource, "block"));
});

test("a block that is not written is none", () => {
  expect(blocks({}, "block")).toEqual([]);
});
