import fc from "fast-check";
import { matchTokens } from "../../../src/proof/policy/glob";
import { tokensOf, withWildcards } from "../../../src/proof/policy/tokens";
import { placeholder, readable } from "../../../src/proof/placeholder";
import { runs } from "../../support/runs";

const match = (pattern: string, text: string) =>
  matchTokens(withWildcards(tokensOf(pattern)), tokensOf(text));

test("a pattern matches what a regular expression of it does", () => {
  const piece = fc.constantFrom("a", "b", "*", "?", ":");
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 7 }),
      fc.array(fc.constantFrom("a", "b", ":", "\n"), { maxLength: 7 }),
      (pieces, characters) => {
        const regex = pieces
          .map((it) => (it === "*" ? "[^]*" : it === "?" ? "[^]" : it))
          .join("");
        const text = characters.join("");
        expect(match(pieces.join(""), text)).toBe(
          new RegExp(`^${regex}$`).test(text),
        );
      },
    ),
    runs(500),
  );
});

const [x, y] = [placeholder("x"), placeholder("y")];

const cases: readonly (readonly [
  pattern: string,
  text: string,
  expected: boolean | "unknown",
])[] = [
  [x, x, true],
  [x, y, "unknown"],
  [x, "", "unknown"],
  ["*", x, true],
  ["?", x, "unknown"],
  [`a${x}*`, `a${x}b${y}`, true],
  [`*${x}`, `a${y}`, "unknown"],
  [`*${x}`, `${y}a${x}`, true],
  ["a*b", `a${x}c`, false],
  ["a*b", `a${x}`, "unknown"],
  ["a*b", `a${x}b`, true],
  [`${x}b`, `${y}a`, false],
  // The same placeholder is the same text: what follows it decides.
  [`${x}:trail/*`, `${x}:log-group:a`, false],
  [`${x}:trail/*`, `${y}:log-group:a`, "unknown"],
  [`k${x}`, `kk${x}`, false],
  [`k${x}k`, `kk${x}`, "unknown"],
  // In the first five parts of an ARN it holds no colon.
  [`arn:aws:sns:*:${x}:topic`, `arn:aws:sns:us-east-1:${x}:top`, false],
  [`arn:aws:sns:*:*:t`, `arn:aws:sns:us-east-1:${x}:t`, true],
  [
    `arn:aws:cloudtrail:*:${x}:trail/*`,
    `arn:aws:cloudtrail:us-east-1:${x}:channel/a`,
    false,
  ],
  [`arn:aws:s:r:${x}:a:b`, `arn:aws:s:r:${y}:b`, false],
  [`arn:aws:s:r:1:${x}`, `arn:aws:s:r:1:a:b`, "unknown"],
];

test.each(
  cases.map(
    ([pattern, text, expected]) =>
      [readable(pattern), readable(text), expected, pattern, text] as const,
  ),
)("%s on %s: %s", (_pattern, _text, expected, pattern, text) => {
  expect(match(pattern, text)).toBe(expected);
});

test("what placeholders make of it is never contradicted", () => {
  const piece = fc.constantFrom("a", "b", "*", "?", x, y);
  const side = fc.array(piece, { maxLength: 6 });
  const word = fc
    .array(fc.constantFrom("a", "b", ":"), { maxLength: 3 })
    .map((letters) => letters.join(""));
  fc.assert(
    fc.property(side, side, word, word, (pattern, text, forX, forY) => {
      const found = text.filter((it) => it !== "*" && it !== "?");
      const before = match(pattern.join(""), found.join(""));
      fc.pre(before !== "unknown");
      const filled = (pieces: readonly string[]) =>
        pieces.join("").replaceAll(x, forX).replaceAll(y, forY);
      expect(match(filled(pattern), filled(found))).toBe(before);
    }),
    runs(500),
  );
});

test("a hostile pattern takes no longer than pattern times text", () => {
  const start = performance.now();
  expect(match(`${"*a".repeat(40)}*b`, "a".repeat(20_000))).toBe(false);
  expect(match(`${"*a".repeat(500)}${x}b`, `${"a".repeat(500)}${y}c`)).toBe(
    false,
  );
  // Beyond what is compared, it is not guessed.
  expect(match(`b${"*a".repeat(5000)}${x}`, `${y}${"a".repeat(5000)}`)).toBe(
    "unknown",
  );
  expect(performance.now() - start).toBeLessThan(1000);
});
