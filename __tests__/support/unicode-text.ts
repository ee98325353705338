import fc from "fast-check";

/** Any code point, without the halves of surrogate pairs. */
const codePoint = fc
  .integer({ min: 0, max: 0x10_f7ff })
  .map((n) => String.fromCodePoint(n < 0xd800 ? n : n + 0x800));

/** Text of all of Unicode. fast-check's own `unit: "binary"` lists a million characters in each suite before it begins. */
export function unicodeText(
  lengths: fc.StringSharedConstraints = {},
): fc.Arbitrary<string> {
  return fc.string({ ...lengths, unit: codePoint });
}
