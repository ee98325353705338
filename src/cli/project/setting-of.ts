import {
  assignmentsIn,
  textsIn,
  VARIABLES_FILE,
} from "../../project/terraform-variables";

/** The value of a variable of text as Terraform and cdktf find it, and where it stands. */
export interface Setting {
  readonly value: string;
  readonly from: string;
}

/** Where a variable may be set. */
export interface SettingPlaces {
  /** The text of the project's file of variables; undefined where there is none. */
  readonly variables: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * A variable of the stack as the next deployment will have it, unless the command line says otherwise.
 *
 * @param byDefault what the stack's own default is
 */
export function settingOf(
  { variables = "", environment }: SettingPlaces,
  name: string,
  byDefault: string,
): Setting {
  const set = assignmentsIn(variables).find(
    (assignment) => assignment.name === name,
  );
  const [value] = (set && textsIn(set.expression)) ?? [];
  if (value !== undefined) return { value, from: VARIABLES_FILE };
  const variable = `TF_VAR_${name}`;
  const given = environment[variable];
  return given
    ? { value: given, from: variable }
    : { value: byDefault, from: BY_DEFAULT };
}

/** Where a value stands that nobody has set. */
export const BY_DEFAULT = "the default";
