import { join } from "node:path";
import { readFileSync, writeFileSync } from "node:fs";
import { ruleById } from "../../rules";
import type { Rule } from "../../src/rule/rule";
import { watch } from "./event-route";
import { attack } from "./fixtures/attack";
import { only, rule, synth } from "./synth";

interface Transformer {
  readonly input_paths: Readonly<Record<string, string>>;
  readonly input_template: string;
}

function transformer(of: Rule): Transformer {
  const document = synth((stack) => void watch(stack, { rule: of }));
  const target = only(document, "aws_cloudwatch_event_target");
  // The argument's shape in Terraform JSON.
  return target["input_transformer"] as Transformer;
}

/** The mail as EventBridge makes it: a missing value leaves nothing, an object has no quotes. */
function mailOf(of: Rule, detail: object): string {
  const { input_paths, input_template } = transformer(of);
  const event = { account: "123456789012", detail };
  return input_template
    .replace(/\$\{local\.\w+\}/g, "console.aws.amazon.com")
    .replace(/<(\w+)>/g, (_, name: string) => {
      const [, ...keys] = input_paths[name]?.split(".") ?? [];
      const value = keys.reduce<unknown>(
        (object, key) => Object(object)[key],
        event,
      );
      return typeof value === "object"
        ? JSON.stringify(value).replace(/\\?"/g, "")
        : String(value ?? "");
    });
}

test("the mail of a recorded attack is the kept one (UPDATE_GOLDEN=1 renews it)", () => {
  const file = join(__dirname, "fixtures", "attack.mail.txt");
  const made = mailOf(ruleById("administrator-policy-attached"), attack);
  if (process.env["UPDATE_GOLDEN"]) writeFileSync(file, `${made}\n`);
  expect(`${made}\n`).toBe(readFileSync(file, "utf8"));
});

test("what an event lacks leaves no variable behind", () => {
  const made = mailOf(rule(), { eventName: "StopLogging" });
  expect(made).not.toMatch(/[<>]|undefined/);
  expect(made).toContain('"What: StopLogging on "');
});

test("every variable has a path, and every path a place", () => {
  const { input_paths, input_template } = transformer(rule());
  const used = [...input_template.matchAll(/<(\w+)>/g)].map(([, name]) => name);
  expect([...new Set(used)].sort()).toEqual(Object.keys(input_paths).sort());
  expect(used.length).toBeLessThanOrEqual(100);
});

test("the rule's own words cannot end a line or begin a variable", () => {
  const { input_template } = transformer(
    rule({ description: 'Look at "a\\b" in\n<region> of ${aws:x}.' }),
  );
  expect(input_template).toContain(
    "\"Why it matters: Look at 'a\\\\b' in ‹region› of $${aws:x}.\"",
  );
});

test("more words than EventBridge takes are refused", () => {
  expect(() => transformer(rule({ description: "x".repeat(8192) }))).toThrow(
    /^the mail of the rule "trail-stopped" has \d+ characters: expected at most 8192, shorten its description or runbook$/,
  );
});
