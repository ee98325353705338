import { dollars } from "../../src/print/dollars";
import { numeral } from "../../src/print/numeral";

const values = [
  ...[0, 7, 999, 1000, 12_345, 999_999, 1_000_000, 9_007_199_254_740_991],
  ...[-1000, 0.5, 1234.5, 1234.5678, 0.0004, 99_999.9996],
];

test.each(values)(
  "numeral(%d) is what the language's own tables say",
  (value) => {
    expect(numeral(value)).toBe(value.toLocaleString("en-US"));
  },
);

test.each([
  [0, "$0"],
  [0.004, "<$0.01"],
  [0.01, "$0.01"],
  [3, "$3.00"],
  [1234.5, "$1,234.50"],
  [1_234_567.891, "$1,234,567.89"],
])("dollars(%d)", (usd, text) => {
  expect(dollars(usd)).toBe(text);
});
