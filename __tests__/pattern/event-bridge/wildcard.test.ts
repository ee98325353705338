import fc from "fast-check";
import {
  matchesWildcard,
  parseWildcard,
} from "../../../src/pattern/event-bridge/wildcard";
import { tooComplex } from "../../../src/pattern/event-bridge/wildcard-complexity";
import { runs } from "../../support/runs";

function parsed(text: string): readonly string[] {
  const wildcard = parseWildcard(text);
  if ("mistake" in wildcard) throw new Error(wildcard.mistake);
  return wildcard;
}

test("a wildcard matches what a regular expression of it does", () => {
  const piece = fc.constantFrom("a", "b", "ab", "*", "\\", "a\\*");
  const end = fc.oneof(fc.constant(""), piece);
  const pieces = fc
    .tuple(end, fc.array(piece, { maxLength: 2 }), end)
    .map(([first, between, last]) => [first, ...between, last]);
  const text = fc
    .array(fc.constantFrom("a", "b", "*", "\\", "\n"), { maxLength: 6 })
    .map((characters) => characters.join(""));
  fc.assert(
    fc.property(pieces, text, (literals, input) => {
      const escaped = literals.map((literal) =>
        literal.replace(/[\\*]/g, "\\$&"),
      );
      const regex = new RegExp(`^${escaped.join("[^]*")}$`);
      const wildcard = escaped.join("*");
      expect(matchesWildcard(parsed(wildcard), input)).toBe(regex.test(input));
    }),
    runs(1000),
  );
});

test("a long text takes no longer than its length", () => {
  const wildcard = parsed(`${"*a".repeat(20)}*b`);
  const start = performance.now();
  expect(matchesWildcard(wildcard, "a".repeat(100_000))).toBe(false);
  expect(performance.now() - start).toBeLessThan(200);
});

test.each<readonly [readonly string[], boolean]>([
  [["arn:aws:events:us-east-1:*:event-bus/*"], false],
  [["/Users/*/dir/dir/dir/dir/dir/doc.txt"], false],
  [["*:*:*:*:*:event-bus/*"], true],
  [["*a*", "*b*", "*c*", "*d*"], false],
  [
    ["*a*", "*b*", "*c*", "*d*", "*e*", "*f*", "*g*", "*h*", "*i*", "*j*"],
    true,
  ],
  [
    [
      "*a*",
      "*a*",
      "*a*",
      "*a*",
      "*a*",
      "*a*",
      "*a*",
      "*a*",
      "*a*",
      "*a*",
      "*a*",
    ],
    false,
  ],
  [[`*${"a".repeat(12)}`], true],
  [[`${"a".repeat(500)}*${"b".repeat(3)}`], false],
  [["plain", "another"], false],
])("%j is too complex: %s", (texts, expected) => {
  expect(tooComplex(texts.map(parsed))).toBe(expected);
});
