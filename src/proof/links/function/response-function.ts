import { Unknown, type Resource } from "../../model";
import { hasPlaceholder } from "../../placeholder";
import { environmentOf } from "./environment-of";
import { problem, type Finding } from "../graph/finding";
import { nameIn, textOf } from "../graph/values";

/** The variables of this project's responses besides the topic, and what they hold (src/runtime/response/contract.ts). */
const variables = {
  RESPONSE_MODE: '"dry-run" or "act"',
  OWN_ROLE_ARN: "the ARN of the function's role",
} as const;

/** Whether it is one of this project's functions that answer an event by itself, and tell of it. */
export function isResponse(lambda: Resource): boolean {
  const environment = environmentOf(lambda);
  return (
    /response_\w+_bundle/.test(nameIn(lambda, "filename")) ||
    (!(environment instanceof Unknown) &&
      environment.has("RESPONSE_MODE") &&
      environment.has("OWN_ROLE_ARN"))
  );
}

/** Whether a response finds in its bundle and environment what it needs to start. */
export function responseFindings(lambda: Resource): readonly Finding[] {
  const environment = environmentOf(lambda);
  if (environment instanceof Unknown || !isResponse(lambda)) return [];
  const wrong = (argument: string, found: string, expected: string) =>
    problem({
      id: "environment",
      at: lambda.address,
      argument,
      what: `the function does not work with ${argument} ${found}, expected ${expected}`,
      mend: `${argument.split(".").at(-1)} = ${expected}`,
    });
  const handler = textOf(lambda.values, "handler");
  const mode = environment.get("RESPONSE_MODE") ?? "dry-run";
  const role = environment.get("OWN_ROLE_ARN");
  const named = (name: string) => `environment.variables.${name}`;
  return [
    ...(typeof handler === "string" && handler !== "index.handler"
      ? [wrong("handler", `"${handler}"`, '"index.handler"')]
      : []),
    ...Object.entries(variables)
      .filter(([name]) => !environment.has(name))
      .map(([name, expected]) => wrong(named(name), "missing", expected)),
    ...(["dry-run", "act"].includes(mode) || hasPlaceholder(mode)
      ? []
      : [wrong(named("RESPONSE_MODE"), `"${mode}"`, variables.RESPONSE_MODE)]),
    ...(role === undefined || role === textOf(lambda.values, "role")
      ? []
      : [wrong(named("OWN_ROLE_ARN"), `"${role}"`, variables.OWN_ROLE_ARN)]),
  ];
}
