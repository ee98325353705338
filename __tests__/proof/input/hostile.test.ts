import fc from "fast-check";
import { readModel } from "../../../src/proof/input/read-model";
import { UnreadableInputError } from "../../../src/proof/input/unreadable-input-error";
import type { Model } from "../../../src/proof/model";
import { inFolder, modelOfHcl, modelOfJson, unknownsOf } from "./folder-of";
import { join } from "node:path";
import { runs } from "../../support/runs";
import { unicodeText } from "../../support/unicode-text";

// Generated texts are parsed one after the other: seconds beside other tests.
jest.setTimeout(60_000);

/** A model, or the one error that a reader may throw. */
async function tried(text: string, file: string): Promise<Model | undefined> {
  return inFolder({ [file]: text }, async (folder) => {
    try {
      return await readModel(join(folder, file));
    } catch (error) {
      if (error instanceof UnreadableInputError) return undefined;
      throw error;
    }
  });
}

const names = fc.constantFrom(
  "aws_sns_topic",
  "aws_iam_policy_document",
  "aws_s3_bucket",
  "a",
  "__proto__",
  "constructor",
  "statement",
  "count",
  "for_each",
  "dynamic",
  "depends_on",
  "provider",
  "content",
  "source",
);

const expressions = fc.oneof(
  fc.constantFrom(
    "${aws_sns_topic.a.arn}",
    "${local.a}",
    "${var.a}",
    "${module.a.a[0]}",
    "${data.aws_iam_policy_document.a.json}",
    "${a.__proto__.constructor}",
    "${[for x in local.a : x...]}",
    "${{ for k, v in var.a : k => v }}",
    "${toset(local.a)}",
    "${jsondecode(var.a)}",
    "${each.value}%{ if var.a }x%{ endif }",
    "${",
    "$${",
    "%{",
  ),
  fc.string().map((text) => `\${${text}}`),
);

const { value: anything } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.jsonValue(),
    expressions,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(names, tie("value"), { maxKeys: 4 }),
  ),
}));

const stack = fc.dictionary(
  fc.constantFrom(
    "resource",
    "data",
    "locals",
    "variable",
    "module",
    "output",
    "provider",
    "terraform",
  ),
  anything,
);

const shown = fc.record(
  {
    format_version: fc.constant("1.2"),
    values: anything,
    planned_values: fc.record({
      root_module: fc.record({
        resources: fc.array(
          fc.record({ address: names, type: names, values: anything }),
          { maxLength: 3 },
        ),
        child_modules: anything,
      }),
    }),
    configuration: fc.record({
      root_module: anything,
      provider_config: anything,
    }),
    resource_changes: fc.array(
      fc.record({
        address: names,
        change: fc.record({ after_unknown: anything }),
      }),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: ["format_version"] },
);

test.each([
  ["any JSON", fc.json(), 20],
  ["any configuration", stack.map((body) => JSON.stringify(body)), 40],
  ["any plan or state", shown.map((body) => JSON.stringify(body)), 40],
])("%s gives a model or an error for people", async (_, inputs, count) => {
  await fc.assert(
    fc.asyncProperty(inputs, async (text) => {
      const model = await tried(text, "input.json");
      expect(
        model?.resources.every(({ address }) => address !== "") ?? true,
      ).toBe(true);
    }),
    runs(count),
  );
});

test("any text as HCL gives a model or an error for people", async () => {
  const block = expressions.map(
    (text) => `resource "aws_sns_topic" "a" {\n  name = "${text}"\n}\n`,
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(unicodeText(), block), async (text) => {
      const model = await tried(text, "main.tf");
      expect(model === undefined || Array.isArray(model.resources)).toBe(true);
    }),
    runs(8),
  );
});

const topic = (name: unknown) => ({
  resource: { aws_sns_topic: { t: { name } } },
});

test.each<[string, object, string]>([
  ["parentheses", topic(`\${${"(".repeat(50_000)}`), "nested too deeply"],
  [
    "an unary chain",
    topic(`\${${"!".repeat(50_000)}true}`),
    "nested too deeply",
  ],
  [
    "a sum of thousands",
    topic(`\${${"1+".repeat(50_000)}1}`),
    "nested too deeply",
  ],
  [
    "a long chain of names",
    topic(`\${local.a${".a".repeat(50_000)}}`),
    "there is no local.a",
  ],
  ["a range of a billion", topic('${join(",", range(1e9))}'), ""],
  [
    "loops within loops",
    topic(
      `\${jsonencode(${"[for a in range(9999) : ".repeat(6)}1${"]".repeat(6)})}`,
    ),
    "too",
  ],
  [
    "count of a billion",
    { resource: { aws_sns_topic: { t: { count: 1e9 } } } },
    "1000000000 instances are too many to prove",
  ],
  [
    "texts that double",
    {
      locals: doubling(60, (n) => `\${local.l${n}}\${local.l${n}}`, "x"),
      ...topic("${local.l60}"),
    },
    "the value is too large to evaluate",
  ],
  [
    "lists that double",
    {
      locals: doubling(60, (n) => `\${[local.l${n}, local.l${n}]}`, "x"),
      ...topic("${jsonencode(local.l60)}"),
    },
    "the value is too large to evaluate",
  ],
  [
    "unknowns that double",
    {
      variable: { v: {} },
      locals: doubling(60, (n) => `\${local.l${n} + local.l${n}}`, "${var.v}"),
      ...topic("${local.l60}"),
    },
    "it has no default and is given no value",
  ],
  [
    "locals in a long row",
    {
      locals: doubling(5000, (n) => `\${local.l${n}}`, "x"),
      ...topic("${local.l5000}"),
    },
    "nested too deeply",
  ],
  [
    "a regular expression that backtracks",
    topic(`\${regex("^(a+)+$", "${"a".repeat(60)}b")}`),
    "",
  ],
])("%s end soon", async (_, body, complaint) => {
  const start = performance.now();
  const model = await modelOfJson(body);
  expect(performance.now() - start).toBeLessThan(4000);
  expect(unknownsOf(model).join("\n")).toContain(complaint);
});

function doubling(
  count: number,
  next: (before: number) => string,
  first: string,
) {
  return Object.fromEntries(
    Array.from({ length: count + 1 }, (_, n) => [
      `l${n}`,
      n === 0 ? first : next(n - 1),
    ]),
  );
}

test("modules that multiply end soon", async () => {
  const start = performance.now();
  const calls = 'module "a" {\n  source = "./NEXT"\n  count = 1000\n}\n';
  const model = await inFolder(
    {
      "main.tf": calls.replace("NEXT", "b"),
      "b/main.tf": calls.replace("./NEXT", "../c"),
      "c/main.tf": calls.replace("./NEXT", "../d"),
      "d/main.tf": 'resource "aws_sns_topic" "t" {\n  count = 1000\n}\n',
    },
    (folder) => readModel(folder),
  );
  expect(performance.now() - start).toBeLessThan(5000);
  expect(model.resources.length).toBeLessThan(60_000);
});

test("marks of placeholders do not come in from outside", async () => {
  const model = await modelOfJson({
    resource: {
      aws_sns_topic: {
        t: {
          name: "\ufdd0account\ufdd1",
          tags: {
            a: '${"\\ufdd0b\\ufdd1"}',
            b: '${jsondecode("\\"\\\\ufdd0c\\"")}',
          },
        },
      },
    },
  });
  expect(JSON.stringify(model.resources[0]?.values["tags"])).toBe(
    '{"a":"b","b":"c"}',
  );
  expect(model.resources[0]?.values["name"]).toBe("account");
});

test("names of JavaScript's own are names like others", async () => {
  const model = await modelOfHcl(`
    locals {
      m = { __proto__ = "p", constructor = "c" }
    }
    resource "aws_sns_topic" "t" {
      name = "\${local.m.__proto__}\${local.m["constructor"]}\${try(local.m.toString, "none")}"
    }`);
  expect(model.resources[0]?.values["name"]).toBe("pcnone");
});
