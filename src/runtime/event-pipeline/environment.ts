import { variables } from "./contract";

const levels = ["DEBUG", "INFO", "WARN", "ERROR"] as const;

/** What the function is told by its environment. */
export interface Environment extends Readonly<
  Record<
    Exclude<keyof typeof variables, "logLevel" | "maxReceives" | "retention">,
    string
  >
> {
  /** The function's name, which Lambda sets. */
  readonly name: string;
  readonly logLevel: (typeof levels)[number];
  readonly maxReceives: number;
  readonly retentionDays: number;
}

/**
 * Reads the function's environment variables.
 *
 * @throws Error naming the variable, what it is and what was expected
 */
export function readEnvironment(
  values: Readonly<Record<string, string | undefined>>,
): Environment {
  const text = (name: keyof typeof variables) => {
    const value = values[variables[name]];
    if (value) return value;
    throw wrong(variables[name], value, "a value");
  };
  const number = (name: "maxReceives" | "retention") => {
    const value = text(name);
    if (/^[1-9]\d{0,5}$/.test(value)) return Number(value);
    throw wrong(variables[name], value, "a whole number from 1");
  };
  const level = text("logLevel").toUpperCase();
  const logLevel = levels.find((known) => known === level);
  if (logLevel === undefined) {
    throw wrong(variables.logLevel, level, `one of ${levels.join(", ")}`);
  }
  return {
    name: values["AWS_LAMBDA_FUNCTION_NAME"] ?? "event-pipeline",
    topic: text("topic"),
    table: text("table"),
    events: text("events"),
    queue: text("queue"),
    deadLetters: text("deadLetters"),
    console: text("console"),
    logLevel,
    maxReceives: number("maxReceives"),
    retentionDays: number("retention"),
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
