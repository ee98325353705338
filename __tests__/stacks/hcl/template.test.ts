import { parse } from "@cdktf/hcl2json";
import * as fc from "fast-check";
import { expression, quoted } from "../../../src/stacks/hcl/template";
import { runs } from "../../support/runs";

test.each([
  ["", '""'],
  ['say "no"', '"say \\"no\\""'],
  ["one\ntwo\\", '"one\\ntwo\\\\"'],
  ["${var.prefix}", "var.prefix"],
  ["${ var.prefix }", "var.prefix"],
  ["${var.a}${var.b}", '"${var.a}${var.b}"'],
  ["${var.prefix}-trail", '"${var.prefix}-trail"'],
  ['{"Resource":"${a.b.arn}/*"}', '"{\\"Resource\\":\\"${a.b.arn}/*\\"}"'],
  ["$${aws:username}", '"$${aws:username}"'],
  ['$${"', '"$${\\""'],
  ["%%{ x", '"%%{ x"'],
  ['%{ if var.a }"%{ endif }', '"%{ if var.a }\\"%{ endif }"'],
  ['${lookup({"a" = "}"}, var.a)}', 'lookup({"a" = "}"}, var.a)'],
  ['${"a\\"}${var.b}"}', '"a\\"}${var.b}"'],
  ['${"$${"}!', '"${"$${"}!"'],
  ['${{ a = "}" }.a} and "more"', '"${{ a = "}" }.a} and \\"more\\""'],
  ["costs $5", '"costs $5"'],
])("%j is %s", (template, hcl) => {
  expect(expression(template)).toBe(hcl);
});

test.each(["${var.a", '${"a}', "%{ if true"])(
  "%j, which has no end, is refused",
  (template) => {
    expect(() => expression(template)).toThrow(/has no end: expected/);
  },
);

test("a text comes out of HCL as it went in", async () => {
  const text = fc.array(
    fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom('"', "\\", "\n", "\t", "$", "%", "{", "}", "$${", "é"),
    ),
  );
  await fc.assert(
    fc.asyncProperty(text, async (parts) => {
      // Without the beginnings of expressions, which the table has.
      const plain = parts.join("").replace(/[$%]+\{/g, "{");
      const hcl = `locals {\nvalue = ${quoted(plain)}\n}`;
      const { locals } = await parse("main.tf", hcl);
      // Terraform reads every text in normal form, from JSON as well.
      expect(locals[0].value).toBe(plain.normalize());
    }),
    runs(30),
  );
});
