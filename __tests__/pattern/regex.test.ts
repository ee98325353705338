import fc from "fast-check";
import { compileRegex } from "../../src/pattern/regex/match";
import { parseRegex, RegexError } from "../../src/pattern/regex/parse";

const finds = (source: string, text: string) =>
  compileRegex(parseRegex(source))(text);

test.each<[string, string, boolean]>([
  ["^starting|^initializing|^shutting down", "shutting down", true],
  ["^starting|^initializing|^shutting down", "skipping initializing", false],
  ["abcc|ab[^c]$", "aba", true],
  ["abcc|ab[^c]$", "aac", false],
  ["[a-z]{2,3}", "a1bc2", true],
  ["[a-z]{,3}x", "x", true],
  ["a{2,}b", "aab", true],
  ["a{2,}b", "ab", false],
  ["^a{2}$", "aaa", false],
  ["colou?r", "my color", true],
  ["\\[.\\]", "[]]", true],
  ["\\x28", "f(x", true],
  ["\\d\\D\\s\\S\\w\\W", "1a b_-", true],
  ["[\\d-]+$", "12-", true],
  ["[a\\]b]+$", "a]b", true],
  ["^.$", "😀", true],
  [".", "\n", false],
  ["\\s", "\u00a0", false],
])("%s in %s is %s", (source, text, expected) => {
  expect(finds(source, text)).toBe(expected);
});

test.each<[string, string, number]>([
  ["", "expected a regular expression between the two %", 0],
  ["a(b)", "CloudWatch knows no groups, found `(`", 1],
  ["a!", "CloudWatch knows no `!` in a regular expression: write \\x21", 1],
  [
    "é",
    "CloudWatch knows no `é` in a regular expression: only ASCII is supported",
    0,
  ],
  ["*a", "expected something before `*`, or \\* for the character", 0],
  ["a**", "expected something before `*`, or \\* for the character", 2],
  ["a+?", "expected something before `?`, or \\? for the character", 2],
  ["a|", "expected an alternative after |", 2],
  ["|a", "expected an alternative before |", 0],
  ["[a", "expected a closing ], found the end", 0],
  ["[]", "expected at least one character between [ and ]", 0],
  ["[z-a]", "expected a range from a lower to a higher character", 2],
  [
    "a{x}",
    "expected a count such as {2}, {2,}, {,5} or {2,5}, or \\{ for the character",
    1,
  ],
  [
    "a{3,2}",
    "expected the first count not to be above the second, found {3,2}",
    1,
  ],
  ["a{9999}", "expected a count of at most 1000, found {9999}", 1],
  ["a\\", "expected a character after \\, found the end", 1],
  ["\\b", "CloudWatch knows no escape `\\b`", 0],
  ["\\xg1", "expected two hexadecimal digits after \\x, found `g1`", 2],
])("%s is refused with its place", (source, reason, offset) => {
  expect.assertions(2);
  try {
    parseRegex(source);
  } catch (error) {
    expect(error).toBeInstanceOf(RegexError);
    expect(error).toMatchObject({
      message: expect.stringContaining(reason),
      offset,
    });
  }
});

test("agrees with JavaScript's own engine on the subset they share", () => {
  const atom = fc.constantFrom(
    "a",
    "b",
    ".",
    "[ab]",
    "[^a]",
    "[a-c]",
    "\\d",
    "\\W",
    "\\.",
    "\\x61",
  );
  const count = fc.constantFrom("", "", "?", "*", "+", "{2}", "{1,2}", "{2,}");
  const item = fc.tuple(atom, count).map((parts) => parts.join(""));
  const sequence = fc
    .tuple(
      fc.constantFrom("", "", "^"),
      fc.array(item, { minLength: 1, maxLength: 4 }),
      fc.constantFrom("", "", "$"),
    )
    .map(([start, items, end]) => start + items.join("") + end);
  const source = fc
    .array(sequence, { minLength: 1, maxLength: 2 })
    .map((all) => all.join("|"));
  const text = fc.string({ unit: fc.constantFrom(..."abcd1.-"), maxLength: 8 });
  fc.assert(
    fc.property(source, text, (expression, input) => {
      expect(finds(expression, input)).toBe(new RegExp(expression).test(input));
    }),
    { numRuns: 5000 },
  );
});

test("time grows with the text, not exponentially: no input can stall the matcher", () => {
  const search = compileRegex(parseRegex("a*a*a*a*a*a*a*a*a*a*b"));
  const start = performance.now();
  expect(search("a".repeat(100_000))).toBe(false);
  // JavaScript's RegExp would need longer than the age of the universe.
  expect(performance.now() - start).toBeLessThan(5_000);
});
