import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformOutput, TerraformVariable } from "cdktf";
import { literal } from "../../src/constructs";
import { describeOn } from "../e2e/support/describe-on";
import { synth } from "./synth";

/** What is meant, and what Terraform must read. */
const texts: readonly (readonly [meant: string, written: string])[] = [
  ["plain", "plain"],
  ["", ""],
  ["${var.x}", "$${var.x}"],
  ["%{ if x }", "%%{ if x }"],
  ["$${x}", "$$${x}"],
  ["%%{x}", "%%%{x}"],
  ["$$${", "$$$${"],
  ["${${}}", "$${$${}}"],
  ["${%{}}", "$${%%{}}"],
  ["%${", "%$${"],
  ["$%{", "$%%{"],
  ["{ $.a = %b{2}% }", "{ $.a = %b{2}% }"],
  ['{ $.a = "${" && $.b = "%{" }', '{ $.a = "$${" && $.b = "%%{" }'],
  ["costs $5, 100 %, {}", "costs $5, 100 %, {}"],
  [
    'quotes "and" \\ back\\slashes\nand lines',
    'quotes "and" \\ back\\slashes\nand lines',
  ],
];

test.each(texts)("%j is written %j", (meant, written) => {
  expect(literal(meant)).toBe(written);
});

/** Texts around a reference to a variable whose value is `VALUE`. */
const mixed: readonly ((reference: string) => string)[] = [
  (reference) => reference,
  (reference) => `${reference}${reference}`,
  (reference) => `a ${reference} b`,
  (reference) => `\${ open ${reference}`,
  (reference) => `${reference} \${ open`,
  (reference) => `\${x} ${reference} %{y} ${reference} \${z}`,
  (reference) => `$${reference}`,
  (reference) => `$$${reference}`,
  (reference) => `%${reference}`,
  (reference) => `{${reference}}`,
  (reference) => `$\{${reference}}`,
  (reference) =>
    JSON.stringify({ "aws:user": "${aws:username}", is: reference }),
];

describe("texts with references", () => {
  test("keep the reference", () => {
    expect(outputs().mixed2).toEqual({ value: "a ${var.name} b" });
    expect(outputs().mixed3).toEqual({ value: "$${ open ${var.name}" });
    expect(outputs().mixed6).toEqual({ value: '${"$"}${var.name}' });
  });
});

describeOn(["terraform"], "literals in Terraform", () => {
  test("every text arrives letter by letter", () => {
    const folder = mkdtempSync(join(tmpdir(), "literal-"));
    const terraform = (...args: string[]) =>
      execFileSync("terraform", args, {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, CHECKPOINT_DISABLE: "1" },
        stdio: ["ignore", "pipe", "pipe"],
      });
    try {
      writeFileSync(
        join(folder, "main.tf.json"),
        JSON.stringify({
          variable: { name: { default: "VALUE" } },
          output: outputs(),
        }),
      );
      terraform("apply", "-auto-approve");
      const arrived: Record<string, { value: string }> = JSON.parse(
        terraform("output", "-json"),
      );
      for (const [n, [meant]] of texts.entries()) {
        expect(arrived[`text${n}`]?.value).toBe(meant);
      }
      for (const [n, text] of mixed.entries()) {
        expect(arrived[`mixed${n}`]?.value).toBe(text("VALUE"));
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 30_000);
});

function outputs(): Record<string, unknown> {
  const { output } = synth((stack) => {
    const variable = new TerraformVariable(stack, "name", {});
    const add = (id: string, value: string) =>
      new TerraformOutput(stack, id, { value, staticId: true });
    texts.forEach(([meant], n) => add(`text${n}`, literal(meant)));
    mixed.forEach((text, n) =>
      add(`mixed${n}`, literal(text(variable.stringValue))),
    );
  });
  return { ...output };
}
