import { isRegion, regionCodes } from "../../project/regions";
import {
  assignmentsIn,
  textsIn,
  VARIABLES_FILE,
} from "../../project/terraform-variables";
import { nearest } from "../../rule/did-you-mean";
import type { Finding } from "./finding";
import type { Machine } from "./machine";

/** The value of a variable of text as Terraform and cdktf find it, and where it stands. */
export interface Setting {
  readonly value: string;
  readonly from: string;
}

/**
 * A variable of the stack as the next deployment will have it, unless the command line says otherwise.
 *
 * @param byDefault what the stack's own default is
 */
export function settingOf(
  { read, environment }: Pick<Machine, "read" | "environment">,
  name: string,
  byDefault: string,
): Setting {
  const set = assignmentsIn(read(VARIABLES_FILE) ?? "").find(
    (assignment) => assignment.name === name,
  );
  const [value] = (set && textsIn(set.expression)) ?? [];
  if (value !== undefined) return { value, from: VARIABLES_FILE };
  const variable = `TF_VAR_${name}`;
  const given = environment[variable];
  return given
    ? { value: given, from: variable }
    : { value: byDefault, from: "the default" };
}

/** Whether the region that will be deployed to is one. */
export function checkRegion({ value, from }: Setting): Finding {
  const check = "region";
  if (isRegion(value)) {
    return { check, status: "ok", found: `${value} (${from})` };
  }
  const meant = nearest(value, regionCodes) ?? "<code>";
  return {
    check,
    status: "missing",
    found: `"${value}" (${from}) is no region of AWS`,
    mend:
      from === VARIABLES_FILE
        ? `npx trailwire init --force --region ${meant}`
        : `export ${from}=${meant}`,
  };
}
