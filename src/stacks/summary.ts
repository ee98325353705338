import { metricName, type Rule, severities } from "../rule/rule";

type Block = Readonly<Record<string, unknown>>;

/** The parts of a synthesized stack that the summary reads. */
export interface TerraformDocument {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly variable?: Readonly<Record<string, Block>>;
  /** Absent where the document is a module. */
  readonly provider?: Block;
}

/**
 * What a person wants to know after synthesis: what will exist, what is watched, what to do next.
 * @param rules those that may be watched; the document tells which are
 * @param folder where the document was written, as a person would type it
 */
export function summary(
  document: TerraformDocument,
  rules: readonly Rule[],
  folder: string,
): string {
  const kinds = Object.entries(document.resource)
    .map(([type, named]) => [String(Object.keys(named).length), type])
    .sort(([, a = ""], [, b = ""]) => a.localeCompare(b));
  const total = kinds.reduce((sum, [count]) => sum + Number(count), 0);
  const watched = watchedRules(document, rules);
  const noun = watched.length === 1 ? "rule" : "rules";
  return [
    `Wrote ${folder}/cdk.tf.json`,
    `What will exist: ${total} resources\n${table(kinds)}`,
    `What is watched: ${watched.length} ${noun}\n${table(watched)}`,
    `What you can set\n${table(settable(document))}`,
    `What to do next\n${nextSteps(document, folder)}`,
  ].join("\n\n");
}

/** Severity, title and alarm of each rule that has a filter, the worst first. */
function watchedRules(
  document: TerraformDocument,
  rules: readonly Rule[],
): string[][] {
  const filters = document.resource["aws_cloudwatch_log_metric_filter"] ?? {};
  const alarms = document.resource["aws_cloudwatch_metric_alarm"] ?? {};
  return Object.entries(filters)
    .flatMap(([id, filter]) => {
      const metric = metricOf(filter);
      const rule = rules.find((rule) => metricName(rule) === metric);
      const reference = `\${aws_cloudwatch_log_metric_filter.${id}.name}`;
      const alarm = Object.values(alarms).find(({ metric_name: watched }) =>
        [metric, reference].includes(String(watched)),
      );
      return rule && alarm ? [{ rule, alarm }] : [];
    })
    .sort(
      (a, b) =>
        severities.indexOf(a.rule.severity) -
          severities.indexOf(b.rule.severity) ||
        a.rule.title.localeCompare(b.rule.title),
    )
    .map(({ rule, alarm }) => [
      rule.severity,
      rule.title,
      withDefaults(String(alarm["alarm_name"]), document),
    ]);
}

function metricOf(filter: Block): string {
  const transformation = filter["metric_transformation"];
  return typeof transformation === "object" &&
    transformation !== null &&
    "name" in transformation
    ? String(transformation.name)
    : "";
}

/** The name as it will be unless somebody sets the variables in it. */
function withDefaults(
  name: string,
  { variable = {} }: TerraformDocument,
): string {
  return name.replace(/\$\{var\.(\w+)\}/g, (reference, id: string) =>
    String(variable[id]?.["default"] ?? reference),
  );
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
  const emails = '["security@example.com"]';
  const confirm =
    "  3. Confirm the subscription: AWS writes to every address first, and sends no alert before the link in that mail was clicked.";
  if (document.provider === undefined) {
    return [
      "  1. Call the folder as a module:",
      '     module "security_monitor" {',
      `       source       = "./${folder}"`,
      `       alert_emails = ${emails}`,
      "     }",
      "  2. Run terraform init and terraform apply in the configuration that calls it.",
      confirm,
    ].join("\n");
  }
  const variable = `var='alert_emails=${emails}'`;
  return [
    `  1. See what would change:   npx cdktf diff --${variable}`,
    `  2. Deploy:                  npx cdktf deploy --${variable}`,
    `     or by Terraform alone:   cd ${folder} && terraform init && terraform apply -${variable}`,
    confirm,
  ].join("\n");
}

/** Columns side by side; a column of numbers stands to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const columns = rows[0]?.map((_, column) => {
    const cells = rows.map((row) => row[column] ?? "");
    const width = Math.max(...cells.map((cell) => cell.length));
    const numbers = cells.every((cell) => /^\d+$/.test(cell));
    return cells.map((cell) =>
      numbers ? cell.padStart(width) : cell.padEnd(width),
    );
  });
  return rows
    .map((_, row) =>
      columns
        ?.map((cells) => cells[row])
        .join("  ")
        .trimEnd(),
    )
    .map((line) => `  ${line}`)
    .join("\n");
}
