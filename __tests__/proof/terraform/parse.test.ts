import fc from "fast-check";
import { ExpressionSyntaxError } from "../../../src/proof/terraform/cursor";
import { parseTemplate } from "../../../src/proof/terraform/parse-template";
import { references } from "../../../src/proof/terraform/references";
import { runs } from "../../support/runs";

test.each([
  ["${", "expected an expression at the end"],
  ["${a", "expected } at the end"],
  ["${a b}", 'expected } at "b}"'],
  ["${f(1 2)}", 'expected , or ) at "2)}"'],
  ["${[1 2]}", 'expected , or ] at "2]}"'],
  ["${{ a }}", 'expected : at "}}"'],
  ['${"a}', 'expected " at the end'],
  ["${a.}", 'expected a name after . at "}"'],
  ["${a ? b}", 'expected : at "}"'],
  ["%{ if a }b", 'expected the end of the directive that begins before at "b"'],
  ["%{ else }", 'expected the end of the text at "%{ else }"'],
  ["%{ while a }", 'expected if or for at "while a }"'],
  ["${<<EOT\nx}", "expected EOT, which ends the heredoc, at the end"],
  [
    `\${${"[".repeat(200)}}`,
    `nested too deeply at ${JSON.stringify("[".repeat(20))}`,
  ],
])("%j is refused: %s", (text, message) => {
  expect(() => parseTemplate(text)).toThrow(new ExpressionSyntaxError(message));
});

test.each([
  ["plain", []],
  [
    "${local.a}-${var.b.c}",
    [
      ["var", "b", "c"],
      ["local", "a"],
    ],
  ],
  ['${module.m["k"].out}', [["module", "m", "k", "out"]]],
  [
    "${aws_x.y[count.index].arn}",
    [
      ["aws_x", "y"],
      ["count", "index"],
    ],
  ],
  [
    "${[for s in data.a.b.c : upper(s.d)]}",
    [
      ["s", "d"],
      ["data", "a", "b", "c"],
    ],
  ],
  [
    "%{ if var.a }${b.c}%{ endif }",
    [
      ["b", "c"],
      ["var", "a"],
    ],
  ],
  ["${a.b[*].c}", [["a", "b"]]],
])("%s refers to %j", (text, expected) => {
  const found = references(parseTemplate(text)).map((one) =>
    JSON.stringify(one),
  );
  expect(found.sort()).toEqual(
    expected.map((one) => JSON.stringify(one)).sort(),
  );
});

test("any text is a template or a syntax error", () => {
  const pieces = fc.constantFrom(
    ...'${} %{ } ( ) [ ] { } " \\ . * , : ? = ! - + for in if else endif endfor a 1 << EOT \n ~ => ...'.split(
      " ",
    ),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map((all) => `\${${all.join(" ")}`),
      ),
      (text) => {
        try {
          expect(references(parseTemplate(text))).toBeInstanceOf(Array);
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionSyntaxError);
        }
      },
    ),
    runs(500),
  );
});
