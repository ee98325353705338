import { relative } from "node:path";
import { VARIABLES_FILE } from "../project/terraform-variables";
import type { SummaryProps } from "./summary-props";
import type { TerraformDocument } from "./terraform-document";

type Props = Pick<SummaryProps, "folder" | "given">;

/** What `npx trailwire init` writes down. */
const asked: readonly string[] = ["alert_emails", "aws_region"];

/** From the document to the first mail, as commands to copy. */
export function nextSteps(document: TerraformDocument, props: Props): string {
  const steps =
    document.provider === undefined
      ? moduleSteps(document, props)
      : deploySteps(document, props);
  const confirm =
    "Confirm the subscription: AWS writes to every address first, and sends no alert before the link in that mail was clicked.";
  return [...steps, confirm]
    .map((step, index) => `  ${index + 1}. ${step}`)
    .join("\n");
}

function deploySteps(
  document: TerraformDocument,
  { folder, given }: Props,
): readonly string[] {
  const isSet = (name: string) =>
    given === undefined
      ? asked.includes(name)
      : given.some((assignment) => assignment.name === name);
  const missing = required(document).filter(([name]) => !isSet(name));
  const flags = (dashes: string) =>
    missing.map(([name, value]) => {
      // Terraform takes a text as it is, and a list as an expression.
      const plain = value.replace(/^"(.*)"$/, "$1");
      return ` ${dashes}var='${name}=${plain}'`;
    });
  // cdktf reads the file beside cdktf.json; Terraform looks into its own folder only.
  const file = relative(folder, VARIABLES_FILE).replaceAll("\\", "/");
  return [
    ...(given === undefined
      ? ["Write down whom to alert, and where: npx trailwire init"]
      : []),
    "Look whether all is there: npx trailwire doctor",
    `See what would change:     npx cdktf diff${flags("--").join("")}`,
    [
      `Deploy:                    npx cdktf deploy${flags("--").join("")}`,
      `or by Terraform alone:     cd ${folder} && terraform init && terraform apply -var-file=${file}${flags("-").join("")}`,
    ].join("\n     "),
  ];
}

function moduleSteps(
  document: TerraformDocument,
  { folder }: Props,
): readonly string[] {
  const examples = required(document);
  const width = Math.max(
    "source".length,
    ...examples.map(([name]) => name.length),
  );
  const argument = (name: string, value: string) =>
    `       ${name.padEnd(width)} = ${value}`;
  return [
    [
      "Call the folder as a module:",
      '     module "security_monitor" {',
      argument("source", `"./${folder}"`),
      ...examples.map(([name, value]) => argument(name, value)),
      ...providers(document),
      "     }",
    ].join("\n"),
    "Run terraform init and terraform apply in the configuration that calls it.",
  ];
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
  const { aws } = Object(terraform?.["required_providers"]);
  // As MonitorStack declares them.
  const aliases: readonly string[] = Object(aws).configuration_aliases ?? [];
  return aliases.length === 0
    ? []
    : [
        "       providers = {",
        "         aws = aws",
        ...aliases.map((alias) => `         ${alias} = ${alias}`),
        "       }",
      ];
}
