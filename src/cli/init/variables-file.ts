import {
  assignmentsIn,
  textsIn,
  VARIABLES_FILE,
  withAssignments,
} from "../../project/terraform-variables";
import { UsageError } from "../usage-error";
import type { Answers } from "./answers";

/** What the file of variables says of the answers. */
export interface Variables {
  readonly emails?: Answers["emails"] | undefined;
  readonly region?: Answers["region"] | undefined;
}

/** The variables of the answers, as the file sets them. */
const names = { emails: "alert_emails", region: "aws_region" } as const;

/**
 * What a file of variables says of whom to alert, and where.
 *
 * @throws {UsageError} for a value that is no text, or no list of them
 */
export function variablesIn(text: string): Variables {
  const emails = textsOf(text, names.emails);
  const [region] = textsOf(text, names.region) ?? [];
  return { ...(emails && { emails }), ...(region && { region }) };
}

/**
 * What would be said otherwise than the file says it: `name  old -> new`, a line each.
 *
 * @param wanted what was given
 */
export function changesOf(text: string, wanted: Variables): readonly string[] {
  const values = expressionsOf(wanted);
  return assignmentsIn(text).flatMap(({ name, expression }) => {
    const value = values[name];
    return value === undefined ||
      isEmpty(expression) ||
      isSame(expression, value)
      ? []
      : [`${name}  ${expression} -> ${value}`];
  });
}

/** The file with the answers in it, and nothing else changed. */
export function withVariables(text: string, answers: Variables): string {
  const set = assignmentsIn(text);
  const other = Object.entries(expressionsOf(answers)).filter(
    ([name, value]) =>
      !set.some((one) => one.name === name && isSame(one.expression, value)),
  );
  return withAssignments(text, Object.fromEntries(other));
}

/** As Terraform reads them. The answers hold no character that HCL reads otherwise. */
function expressionsOf({
  emails,
  region,
}: Variables): Readonly<Record<string, string>> {
  const list = emails?.map((email) => JSON.stringify(email)).join(", ");
  return {
    ...(list !== undefined && { [names.emails]: `[${list}]` }),
    ...(region !== undefined && { [names.region]: JSON.stringify(region) }),
  };
}

function isSame(expression: string, other: string): boolean {
  return JSON.stringify(textsIn(expression)) === JSON.stringify(textsIn(other));
}

/** Whether it says nothing yet: a list of nobody, an empty text. */
function isEmpty(expression: string): boolean {
  return textsIn(expression)?.every((text) => text === "") === true;
}

function textsOf(text: string, name: string): readonly string[] | undefined {
  const found = assignmentsIn(text).find((one) => one.name === name);
  if (found === undefined || isEmpty(found.expression)) return undefined;
  const texts = textsIn(found.expression);
  if (texts !== undefined) return texts;
  throw new UsageError(
    `${VARIABLES_FILE}: ${name} is ${found.expression}: expected a text or a list of them, so nothing was done`,
  );
}
