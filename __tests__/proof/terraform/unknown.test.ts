import { Unknown, type Value } from "../../../src/proof/model";
import { placeholder, readable } from "../../../src/proof/placeholder";
import { evaluate } from "../../../src/proof/terraform/evaluate";
import { parseTemplate } from "../../../src/proof/terraform/parse-template";
import { newBudget } from "../../../src/proof/terraform/scope";
import { mapOf } from "../../../src/proof/terraform/values";

/** Names: `id` is an account's placeholder, `any` may stand for any text, `u` is unknown altogether. */
const known = new Map<string, Value>([
  ["id", placeholder("account")],
  ["any", placeholder("var.any")],
  ["u", new Unknown("u has no value", "u")],
  ["arn", `arn:aws:logs:us-east-1:${placeholder("account")}:log-group:g`],
  ["list", [new Unknown("no value", "list[0]"), "b"]],
  ["map", mapOf([[placeholder("each key"), "v"]])],
]);

function answer(expression: string): unknown {
  const value = evaluate(parseTemplate(`\${${expression}}`), {
    resolve: ([name = ""]) => ({ value: known.get(name) ?? null, taken: 1 }),
    computed: () => undefined,
    file: () => null,
    report: () => undefined,
    budget: newBudget(),
  });
  return value instanceof Unknown
    ? `unknown ${value.name}`
    : JSON.parse(readable(JSON.stringify(value)));
}

test.each<[string, unknown]>([
  // In a text the unknown is a placeholder; the rest of the text is known.
  ['"a-${u}-b"', "a-<u>-b"],
  ['join("-", ["a", id, u])', "a-<account>-<u>"],
  ['format("%s/%s/%d", "a", any, u)', "a/<var.any>/<u>"],
  ["u.a[0].b", "unknown u.a[0].b"],
  ["concat(list, [1])", [{ reason: "no value", name: "list[0]" }, "b", 1]],
  ["length(list)", 2],
  ["list[1]", "b"],
  ["length(any)", "unknown length('<var.any>')"],
  // One operand may decide.
  ["u && false", false],
  ["u || true", true],
  ["!u", "unknown !(u)"],
  ["u == u", true],
  ['any == "a"', "unknown ==('<var.any>', 'a')"],
  ['"x-${any}" == "y-${any}"', false],
  ['id == "a" ? 1 : 1', 1],
  ['contains(["a", any], "a")', true],
  ['contains(["b", "c${any}"], "a")', false],
  // Functions beside a placeholder answer where no value of it matters.
  ['replace(arn, ":*", "")', "arn:aws:logs:us-east-1:<account>:log-group:g"],
  ['split(":", arn)[4]', "<account>"],
  [
    'trimsuffix("${arn}:*", ":*")',
    "arn:aws:logs:us-east-1:<account>:log-group:g",
  ],
  ['startswith(arn, "arn:")', true],
  ['startswith(arn, "arn:aws:s3")', false],
  ['endswith(arn, ":*")', false],
  ['lower("A-${id}")', "a-<account>"],
  ['startswith(any, "a")', "unknown startswith('<var.any>', 'a')"],
  ['split(":", any)', "unknown split(':', '<var.any>')"],
  ['replace(any, "a", "b")', "unknown replace('<var.any>', 'a', 'b')"],
  ['upper("a${any}")', "unknown upper('a<var.any>')"],
  ['regex("a", any)', "unknown regex('a', '<var.any>')"],
  ['sort([any, "a"])', "unknown sort(['<var.any>','a'])"],
  ['compact([any, ""])', "unknown compact(['<var.any>',''])"],
  ['compact(["x${any}", ""])', ["x<var.any>"]],
  ["jsonencode({ a = u, b = any })", '{"a":"<u>","b":"<var.any>"}'],
  ["jsondecode(jsonencode({ a = any })).a", "<var.any>"],
  ["try(u.a, 1)", "unknown u.a"],
  ["can(u.a)", "unknown can(u.a)"],
  ["coalesce(null, u)", "unknown u"],
  ["toset(u)", "unknown u"],
  ["[for x in u : x]", "unknown [for x in u : x](u)"],
  ["[for x in [1] : x if u]", "unknown [for x in [1] : x if u](u)"],
  ["u[*].a", "unknown splat(u)"],
  ["map[any]", "unknown index({'<each key>':'v'}, '<var.any>')"],
  ["lookup({ a = 1, b = 1 }, any, 1)", 1],
  ["lookup({ a = 1 }, any, 2)", "unknown lookup({'a':1}, '<var.any>', 2)"],
  ["timestamp()", "unknown timestamp()"],
  ['cidrsubnet("10.0.0.0/8", 8, 1)', "unknown cidrsubnet('10.0.0.0/8', 8, 1)"],
  [
    "provider::aws::arn_parse(arn)",
    "unknown provider::aws::arn_parse('arn:aws:logs:us-east-1:<account>:log-group:g')",
  ],
])("%s", (expression, expected) => {
  const found = answer(expression);
  expect(
    typeof found === "string" && found.startsWith("unknown ")
      ? readable(found).replaceAll('"', "'")
      : found,
  ).toEqual(expected);
});
