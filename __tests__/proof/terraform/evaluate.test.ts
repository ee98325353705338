import type { Value } from "../../../src/proof/model";
import { evaluate } from "../../../src/proof/terraform/evaluate";
import { encodeJson } from "../../../src/proof/terraform/functions/json";
import { parseTemplate } from "../../../src/proof/terraform/parse-template";
import { newBudget, type Scope } from "../../../src/proof/terraform/scope";
import { EvaluationError } from "../../../src/proof/terraform/values";
import { recorded } from "./recorded";

const scope = (): Scope => ({
  resolve: ([name = ""]) => {
    throw new EvaluationError(`there is no ${name}`);
  },
  computed: () => undefined,
  file: () => null,
  report: () => undefined,
  budget: newBudget(),
});

function answer(expression: string): unknown {
  let value: Value;
  try {
    value = evaluate(parseTemplate(`\${${expression}}`), scope());
  } catch (error) {
    if (error instanceof EvaluationError) return "refused";
    throw error;
  }
  return JSON.parse(encodeJson(value));
}

test.each(recorded)("terraform console: %s", (expression, expected) => {
  expect(answer(expression)).toEqual(
    expected === "refused" ? expected : JSON.parse(expected),
  );
});

test("terraform console: a template of several lines in JSON or a file", () => {
  const text = "a\n  %{ if true ~}\n    b\n  %{ endif ~}\n  c\n";
  expect(evaluate(parseTemplate(text), scope())).toBe("a\n      b\n    c\n");
});
