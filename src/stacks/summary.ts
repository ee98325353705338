import type { Rule } from "../rule/rule";
import { capabilities } from "./summary-capabilities";
import { table } from "./table";
import type { TerraformDocument } from "./terraform-document";
import { watchedRules } from "./watched-rules";

/**
 * What a person wants to know after synthesis: what will exist, what is watched, what to do next.
 * @param rules those that may be watched; the document tells which are
 * @param folder where the document was written, as a person would type it
 * @param unrecorded those that were left out for want of data events
 */
export function summary(
  document: TerraformDocument,
  rules: readonly Rule[],
  folder: string,
  unrecorded: readonly Rule[] = [],
): string {
  const kinds = Object.entries(document.resource)
    .map(([type, named]) => [String(Object.keys(named).length), type])
    .sort(([, a = ""], [, b = ""]) => a.localeCompare(b));
  const total = kinds.reduce((sum, [count]) => sum + Number(count), 0);
  const watched = watchedRules(document, rules);
  const count = new Set(watched.map(([, title]) => title)).size;
  const noun = count === 1 ? "rule" : "rules";
  const more = capabilities(document);
  return [
    `Wrote ${folder}/cdk.tf.json`,
    `What will exist: ${total} resources\n${table(kinds)}`,
    ...(count > 0
      ? [
          `What is watched: ${count} ${noun}\n${table(watched)}\n${routes(document)}${leftOut(unrecorded)}`,
        ]
      : []),
    ...(more.length > 0 ? [`What is on besides\n${table(more)}`] : []),
    `What you can set\n${table(settable(document))}`,
    `What to do next\n${nextSteps(document, folder)}`,
  ].join("\n\n");
}

function leftOut(unrecorded: readonly Rule[]): string {
  if (unrecorded.length === 0) return "";
  const ids = unrecorded.map(({ id }) => `    ${id}`).join("\n");
  return `\n  Left out, because the trail records no data events (features.dataEvents):\n${ids}`;
}

/** What the words in the table mean, and from where events come. */
function routes({ resource, output }: TerraformDocument): string {
  const lines: string[] = [];
  if (resource["aws_cloudwatch_log_metric_filter"]) {
    lines.push(
      "metric: an alarm tells that it happened, and how often it must.",
    );
  }
  if (output?.["event_rules"]) {
    lines.push(
      "event: a mail for each event tells who did what, where and when.",
    );
  }
  if (output?.["pipeline_rules"]) {
    lines.push(
      "pipeline: findings are stored in a table; a mail tells of those that are mailed, one for a storm.",
    );
  }
  const from = new Set(
    Object.values(resource["aws_cloudwatch_event_rule"] ?? {}).flatMap(
      ({ provider }) =>
        typeof provider === "string"
          ? [provider.replace("aws.", "").replaceAll("_", "-")]
          : [],
    ),
  );
  if (from.size > 0) {
    lines.push(
      `Their events come from the home region, ${[...from].join(", ")}.`,
    );
  }
  return lines.map((line) => `  ${line}`).join("\n");
}

function settable({ variable = {} }: TerraformDocument): string[][] {
  return Object.entries(variable)
    .map(([name, { default: value, description }]) => [
      name,
      value === undefined ? "required" : JSON.stringify(value),
      String(description),
    ])
    .sort(
      ([, a], [, b]) => Number(b === "required") - Number(a === "required"),
    );
}

function nextSteps(document: TerraformDocument, folder: string): string {
  const examples = required(document);
  const confirm =
    "  3. Confirm the subscription: AWS writes to every address first, and sends no alert before the link in that mail was clicked.";
  if (document.provider === undefined) {
    const width = Math.max(
      "source".length,
      ...examples.map(([name]) => name.length),
    );
    const argument = (name: string, value: string) =>
      `       ${name.padEnd(width)} = ${value}`;
    return [
      "  1. Call the folder as a module:",
      '     module "security_monitor" {',
      argument("source", `"./${folder}"`),
      ...examples.map(([name, value]) => argument(name, value)),
      ...providers(document),
      "     }",
      "  2. Run terraform init and terraform apply in the configuration that calls it.",
      confirm,
    ].join("\n");
  }
  const variables = (dashes: string) =>
    examples.map(([name, value]) => {
      // Terraform takes a text as it is, and a list as an expression.
      const plain = value.replace(/^"(.*)"$/, "$1");
      return `${dashes}var='${name}=${plain}'`;
    });
  return [
    `  1. See what would change:   npx cdktf diff ${variables("--").join(" ")}`,
    `  2. Deploy:                  npx cdktf deploy ${variables("--").join(" ")}`,
    `     or by Terraform alone:   cd ${folder} && terraform init && terraform apply ${variables("-").join(" ")}`,
    confirm,
  ].join("\n");
}

/** The variables that must be set, with an example of a value. */
function required({
  variable = {},
}: TerraformDocument): readonly (readonly [string, string])[] {
  return Object.entries(variable)
    .filter(([, { default: value }]) => value === undefined)
    .map(([name, { type }]) => [
      name,
      type === "list(string)" ? '["security@example.com"]' : '"…"',
    ]);
}

/** The providers of further regions, which a module cannot make itself. */
function providers({ terraform }: TerraformDocument): readonly string[] {
  const found = JSON.stringify(terraform?.["required_providers"] ?? {});
  const aliases = [...new Set(found.match(/aws\.\w+/g))];
  return aliases.length === 0
    ? []
    : [
        "       providers = {",
        "         aws = aws",
        ...aliases.map((alias) => `         ${alias} = ${alias}`),
        "       }",
      ];
}
