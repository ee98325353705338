import { table } from "../print/table";
import { VARIABLES_FILE } from "../project/terraform-variables";
import type { SummaryProps } from "./summary-props";
import type { TerraformDocument } from "./terraform-document";

/** Longer values are cut. */
const WIDTH = 40;

/** The variables with their values: those that must be set first. */
export function variables(
  { variable = {} }: TerraformDocument,
  { given = [] }: Pick<SummaryProps, "given">,
): string {
  const rows = Object.entries(variable)
    .map(([name, { default: value, description, sensitive }]) => {
      const set = given.find((assignment) => assignment.name === name);
      const says = sensitive === true ? "a secret" : short(set?.expression);
      return [
        name,
        set ? `${says} (${VARIABLES_FILE})` : byDefault(value),
        String(description),
      ];
    })
    .sort(([, a], [, b]) => Number(b === REQUIRED) - Number(a === REQUIRED));
  return table(rows, { indent: "  " });
}

const REQUIRED = "required";

function byDefault(value: unknown): string {
  return value === undefined ? REQUIRED : JSON.stringify(value);
}

function short(expression = ""): string {
  const line = expression.replace(/\s+/g, " ");
  return line.length > WIDTH ? `${line.slice(0, WIDTH - 1)}…` : line;
}
