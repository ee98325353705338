import { table } from "../../src/print/table";

test("columns stand two blanks apart, numbers to the right, and no line ends in blanks", () => {
  expect(
    table([
      ["1", "one", "x", ""],
      ["20", "twenty", "long"],
    ]),
  ).toBe(" 1  one     x\n20  twenty  long");
});

test("a column with a heading is one of texts", () => {
  expect(table([["COUNT"], ["1"]])).toBe("COUNT\n1");
});

test("lines may be indented, and there may be none", () => {
  expect(table([["a", "b"]], { indent: "  " })).toBe("  a  b");
  expect(table([])).toBe("");
});
