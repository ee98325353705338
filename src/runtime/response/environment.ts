import { modes, variables, type Mode } from "./contract";

/** What a response's function is told by its environment. */
export interface Environment {
  /** The function's name, which Lambda sets. */
  readonly name: string | undefined;
  readonly topic: string;
  readonly role: string;
  readonly mode: Mode;
}

/**
 * Reads the function's environment variables.
 *
 * @throws Error naming the variable, what it is and what was expected
 */
export function readEnvironment(
  values: Readonly<Record<string, string | undefined>>,
): Environment {
  const arn = (name: "topic" | "role") => {
    const value = values[variables[name]];
    if (value?.startsWith("arn:")) return value;
    throw wrong(variables[name], value, "an ARN");
  };
  const chosen = values[variables.mode];
  const mode = modes.find((known) => known === chosen);
  if (mode === undefined) {
    throw wrong(variables.mode, chosen, `one of ${modes.join(", ")}`);
  }
  return {
    name: values["AWS_LAMBDA_FUNCTION_NAME"],
    topic: arn("topic"),
    role: arn("role"),
    mode,
  };
}

function wrong(
  name: string,
  value: string | undefined,
  expected: string,
): Error {
  return new Error(
    `the environment variable ${name} is ${value ? `"${value}"` : "missing"}: expected ${expected}`,
  );
}
