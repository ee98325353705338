import fc from "fast-check";
import { compileMessage, parse, PatternSyntaxError } from "../../src/pattern";
import { runs } from "../support/runs";

const compileRegex = (source: string) => compileMessage(parse(`%${source}%`));
const finds = (source: string, text: string) => compileRegex(source)(text);

test.each<[string, string, boolean]>([
  ["^starting|^initializing|^shutting down", "shutting down", true],
  ["^starting|^initializing|^shutting down", "skipping initializing", false],
  ["abcc|ab[^c]$", "aba", true],
  ["abcc|ab[^c]$", "aac", false],
  ["gra|ey", "grey", true],
  ["[a-z]{2,3}", "a1bc2", true],
  ["[a-z]{,3}x", "x", true],
  ["a{2,}b", "aab", true],
  ["a{2,}b", "ab", false],
  ["^a{2}$", "aaa", false],
  ["^a{0}b", "ab", false],
  ["^a{2,3}?$", "aaa", true],
  ["colou?r", "my color", true],
  ["\\[.\\]", "[]]", true],
  ["10.10.0.1", "10010,051", true],
  ["10\\.10\\.0\\.1", "10010,051", false],
  ["\\x28", "f(x", true],
  ["^[\\x41-\\x43]+$", "ABC", true],
  ["^[+--]+$", "+,-", true],
  ["\\d\\D\\s\\S\\w\\W", "1a b_-", true],
  ["[\\d-]+$", "12-", true],
  ["[a\\]b]+$", "a]b", true],
  ["[*.?]", "a?", true],
  ["^.$", "😀", true],
  ["^[^a]$", "😀", true],
  ["^\\W\\w$", "éa", true],
  [".", "\n", false],
  ["\\s", "\u00a0", false],
  ["$^", "", true],
  ["a$b", "ab", false],
  ["b^a", "ba", false],
  ["a$|b", "ab", true],
])("%s in %s is %s", (source, text, expected) => {
  expect(finds(source, text)).toBe(expected);
});

test.each<[string, string, number]>([
  ["", "expected a regular expression, found `%`", 0],
  ["a|", "expected a regular expression, found `%`", 2],
  ["|a", "expected a regular expression, found `|`", 0],
  ["a(b)", "CloudWatch knows no groups, found `(`", 1],
  ["*a(b)", "CloudWatch knows no groups, found `(`", 2],
  ["a!", "CloudWatch knows no `!` in a regular expression: write \\x21", 1],
  ["a\\!", "CloudWatch knows no `!` in a regular expression: write \\x21", 2],
  ["a\tb", "CloudWatch knows no `␉` in a regular expression: write \\x09", 1],
  [
    "aé",
    "CloudWatch knows no `é` in a regular expression: only ASCII is supported",
    1,
  ],
  ["*a", "expected something before `*`, or \\* for the character", 0],
  ["a**", "expected something before `*`, or \\* for the character", 2],
  ["a++", "expected something before `+`, or \\+ for the character", 2],
  ["^{2}", "expected something before `{`, or \\{ for the character", 1],
  ["[a", "expected a closing ] for this [", 0],
  ["[^]", "expected at least one character between [ and ]", 0],
  ["[z-a]", "expected a range from a lower to a higher character", 2],
  ["[a-\\d]", "expected a range from a lower to a higher character", 2],
  [
    "a{x}",
    "expected a count such as {2}, {2,}, {,5} or {2,5}, or \\{ for the character",
    1,
  ],
  ["a{,}", "expected a count such as {2}", 1],
  [
    "a{3,2}",
    "expected the first count not to be above the second, found {3,2}",
    1,
  ],
  ["a{9999}", "the repetition counts add up to 9999, this reader", -1],
  ["a{999}b{999,}c*d{2}", "the repetition counts add up to 2001", -1],
  ["a\\", "expected \\d \\D \\s \\S \\w \\W, \\x and two digits", 1],
  ["\\b", "found `\\b`", 0],
  ["\\xg1", "expected two hexadecimal digits from 00 to 7f after \\x", 0],
  ["\\xe9", "expected two hexadecimal digits from 00 to 7f after \\x", 0],
])("%s is refused with its place", (source, reason, offset) => {
  expect.assertions(2);
  try {
    compileRegex(source);
  } catch (error) {
    expect(error).toBeInstanceOf(PatternSyntaxError);
    expect(error).toMatchObject({
      message: expect.stringContaining(reason),
      // Counted from 1, with the opening % before it.
      column: offset + 2,
    });
  }
});

test("agrees with JavaScript's own engine on the subset they share", () => {
  const atom = fc.constantFrom(
    ...["a", "b", ".", "[ab]", "[^a]", "[a-c]", "\\d", "\\W", "\\.", "\\x61"],
  );
  const count = fc.constantFrom(
    ...["", "", "?", "*", "+", "{2}", "{1,2}", "{2,}", "{0,2}?"],
  );
  const item = fc.oneof(
    { weight: 12, arbitrary: fc.tuple(atom, count).map((p) => p.join("")) },
    { weight: 1, arbitrary: fc.constantFrom("^", "$") },
  );
  const sequence = fc.array(item, { minLength: 1, maxLength: 5 });
  const source = fc
    .array(sequence, { minLength: 1, maxLength: 3 })
    .map((all) => all.map((items) => items.join("")).join("|"));
  const text = fc.string({ unit: fc.constantFrom(..."abcd1.-"), maxLength: 8 });
  fc.assert(
    fc.property(
      source,
      fc.array(text, { minLength: 3 }),
      (expression, inputs) => {
        // One automaton for all: what it learned from a text must hold for the next.
        const search = compileRegex(expression);
        const own = new RegExp(expression);
        expect(inputs.map(search)).toEqual(inputs.map((t) => own.test(t)));
      },
    ),
    runs(400),
  );
});

test.each([
  ["nested repetition", "a*a*a*a*a*a*a*a*a*a*b", "a"],
  ["many optional characters", "a{0,999}a{0,999}b", "a"],
  ["more nodes than are kept", "[ab]*a[ab]{60}c", "abbabaaabbb"],
])("no text stalls the search: %s", (_, source, part) => {
  const search = compileRegex(source);
  const text = part.repeat(100_000 / part.length);
  const start = performance.now();
  expect(search(text)).toBe(false);
  // JavaScript's RegExp would need longer than the age of the universe for the first.
  expect(performance.now() - start).toBeLessThan(5_000);
});
