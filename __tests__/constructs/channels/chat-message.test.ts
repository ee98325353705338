import type { TerraformStack } from "cdktf";
import { rules, ruleById } from "../../../rules";
import { ChatTopic } from "../../../src/constructs";
import type { Rule } from "../../../src/rule/rule";
import { watch } from "../event-route";
import { attack } from "../fixtures/attack";
import { only, rule, synth } from "../synth";

interface Transformer {
  readonly input_paths: Readonly<Record<string, string>>;
  readonly input_template: string;
}

const chat = (stack: TerraformStack) =>
  new ChatTopic(stack, "chat", { name: "chat" });

function transformer(of: Rule): Transformer {
  const document = synth(
    (stack) => void watch(stack, { rule: of, actions: [chat(stack)] }),
  );
  const target = only(document, "aws_cloudwatch_event_target");
  // The argument's shape in Terraform JSON.
  return target["input_transformer"] as Transformer;
}

/** The message as EventBridge makes it: values go into the texts as they are, a missing one leaves nothing. */
function messageOf(of: Rule, detail: object) {
  const { input_paths, input_template } = transformer(of);
  const event = { account: "123456789012", detail };
  const made = input_template
    .replace(/\$\{local\.\w+\}/g, "console.aws.amazon.com")
    .replace(/<(\w+)>/g, (_, name: string) => {
      const [, ...keys] = input_paths[name]?.split(".") ?? [];
      const value = keys.reduce<unknown>(
        (object, key) => Object(object)[key],
        event,
      );
      return String(value ?? "");
    });
  return JSON.parse(made);
}

test("a chat gets a custom notification of Amazon Q, not the mail", () => {
  const of = ruleById("administrator-policy-attached");
  const { content, metadata, ...rest } = messageOf(of, attack);
  expect(rest).toEqual({
    version: "1.0",
    source: "custom",
    id: attack.eventID,
  });
  expect(content).toEqual({
    textType: "client-markdown",
    title: `HIGH: ${of.title}`,
    description: expect.stringMatching(
      /^Who: arn:aws:iam::123456789012:user\/alice \(IAMUser\)\nSession of: \n.*\nWhat: AttachUserPolicy on iam\.amazonaws\.com\nWhere: account 123456789012, region us-east-1\n/,
    ),
    nextSteps: of.runbook.map((step) => step.replaceAll('"', "'")),
    keywords: [of.id, "high"],
  });
  expect(content.description).toContain(
    "Look: https://us-east-1.console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/events/66666666-7777-8888-9999-000000000000\n",
  );
  expect(metadata.threadId).toBe("administrator-policy-attached-123456789012");
});

test("what a caller can choose freely cannot spoil the message", () => {
  const spoiled = messageOf(rule(), {
    ...attack,
    userAgent: '"}, {"',
    errorMessage: 'not "allowed"',
    requestParameters: { name: '\\"' },
  });
  expect(JSON.stringify(spoiled)).not.toMatch(/allowed|\}, \{/);
});

test("the rule's own words cannot end a text or begin a variable", () => {
  const description = 'Look at "a\\b" in\n<region> of ${aws:x}.';
  const { content } = messageOf(rule({ description }), attack);
  expect(content.description).toContain(
    "Why it matters: Look at 'a\\b' in ‹region› of $${aws:x}.",
  );
});

test("every variable has a path, and every path a place", () => {
  const { input_paths, input_template } = transformer(rule());
  const used = [...input_template.matchAll(/<(\w+)>/g)].map(([, name]) => name);
  expect([...new Set(used)].sort()).toEqual(Object.keys(input_paths).sort());
});

test("more words than EventBridge takes are refused", () => {
  expect(() => transformer(rule({ description: "x".repeat(8192) }))).toThrow(
    /^the chat message of the rule "trail-stopped" has \d+ characters: expected at most 8192, shorten its description or runbook$/,
  );
});

test("the words of every rule fit", () => {
  const longest = rules.reduce((a, b) => (size(b) > size(a) ? b : a));
  expect(transformer(longest).input_template.length).toBeLessThan(8192);
});

const size = (of: Rule) => of.description.length + of.runbook.join().length;
