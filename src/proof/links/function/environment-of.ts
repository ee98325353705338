import { Unknown, type Resource } from "../../model";
import { hasPlaceholder } from "../../placeholder";
import { problem, type Finding } from "../graph/finding";
import { blocksOf, isMap, nameIn, textOf } from "../graph/values";

/** A function's environment variables that are texts, by name; `Unknown` where they are not known. */
export function environmentOf(
  lambda: Resource,
): ReadonlyMap<string, string> | Unknown {
  const blocks = blocksOf(lambda.values, "environment");
  if (blocks instanceof Unknown) return blocks;
  const found = new Map<string, string>();
  for (const { variables } of blocks) {
    if (variables instanceof Unknown) return variables;
    if (!isMap(variables)) continue;
    for (const [name, value] of Object.entries(variables)) {
      if (["string", "number", "boolean"].includes(typeof value)) {
        found.set(name, String(value));
      }
    }
  }
  return found;
}

/** What this project's function reads besides table and topic (src/runtime/event-pipeline/contract.ts). */
const own = [
  "SECURITY_EVENTS_PATH",
  "QUEUE_URL",
  "DEAD_LETTER_QUEUE_URL",
  "MAX_RECEIVE_COUNT",
  "RETENTION_DAYS",
  "CONSOLE_HOST",
  "LOG_LEVEL",
];

/** What its bundle holds, by the argument that says so. */
const bundled = {
  handler: "index.handler",
  "environment.variables.SECURITY_EVENTS_PATH": "monitored_events.json",
};

/**
 * Whether it is the function of this project, of which it is known what the code does with its
 * variables. Tutorials' functions share the first and the last.
 */
export function isOurs(lambda: Resource): boolean {
  const environment = environmentOf(lambda);
  return (
    /event_pipeline_function_bundle/.test(nameIn(lambda, "filename")) ||
    (!(environment instanceof Unknown) &&
      own.filter((name) => environment.has(name)).length > 2)
  );
}

/** Whether this project's function finds in its bundle and environment what it needs to start. */
export function startFindings(lambda: Resource): readonly Finding[] {
  const environment = environmentOf(lambda);
  if (environment instanceof Unknown || !isOurs(lambda)) return [];
  const at = lambda.address;
  const missing = own.filter((name) => !environment.has(name));
  const found = {
    handler: textOf(lambda.values, "handler"),
    "environment.variables.SECURITY_EVENTS_PATH": environment.get(
      "SECURITY_EVENTS_PATH",
    ),
  };
  const numbers = ["MAX_RECEIVE_COUNT", "RETENTION_DAYS"].filter((name) => {
    const text = environment.get(name) ?? "1";
    return !/^[1-9]\d{0,5}$/.test(text) && !hasPlaceholder(text);
  });
  return [
    ...numbers.map((name) =>
      problem({
        id: "environment",
        at,
        argument: `environment.variables.${name}`,
        what: `the function does not start with ${name} "${environment.get(name)}", expected a whole number from 1`,
        mend: `${name} = "5"`,
      }),
    ),
    ...missing.map((name) =>
      problem({
        id: "environment",
        at,
        argument: `environment.variables.${name}`,
        what: `the function does not start without ${name}`,
        mend: `set ${name}`,
      }),
    ),
    ...(["handler", "environment.variables.SECURITY_EVENTS_PATH"] as const)
      .filter(
        (argument) =>
          typeof found[argument] === "string" &&
          found[argument] !== bundled[argument],
      )
      .map((argument) =>
        problem({
          id: "not-in-bundle",
          at,
          argument,
          what: `the function's bundle has ${bundled[argument]}, found "${found[argument]}"`,
          mend: `"${bundled[argument]}"`,
        }),
      ),
  ];
}
