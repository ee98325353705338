import { placeholder, readable, same } from "../../src/proof/placeholder";

const id = placeholder("aws_kms_key.logs.key_id");
const account = placeholder("account");

test.each<[a: string, b: string, expected: ReturnType<typeof same>]>([
  ["a", "a", true],
  ["a", "b", false],
  [`key/${id}`, `key/${id}`, true],
  [`key/${id}`, `key/${account}`, "unknown"],
  [`key/${id}`, "key/1234", "unknown"],
  [`key/${id}`, "alias/1234", false],
  [`key/${id}`, `key/${id}-x`, false],
  [`x-${id}`, id, false],
  [`${id}:${account}`, `${id}:123456789012`, "unknown"],
  [`a${id}c`, "abc", "unknown"],
  [`a${id}c`, "ac", "unknown"],
  [`a${id}c`, "abd", false],
  [id, "", "unknown"],
])("%j and %j: %s", (a, b, expected) => {
  expect(same(a, b)).toBe(expected);
  expect(same(b, a)).toBe(expected);
});

test("people read placeholders by their names", () => {
  expect(readable(`key/${id}`)).toBe("key/<aws_kms_key.logs.key_id>");
});
