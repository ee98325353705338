import { relative } from "node:path";
import { field } from "../cloudtrail/pattern";
import { meant } from "./did-you-mean";

/** A frame of a stack in a rule's own file: its path and line. */
const ruleFrame =
  /^\s*at (?:.* \()?(?:file:\/\/)?(.*[\\/]rules[\\/][a-z0-9-]+[\\/][a-z0-9-]+\.ts):(\d+):\d+\)?$/;

/** A frame of what loads modules, Node or a bundle: the mistake is one of the module above it. */
const loader = /^\s*at .*(?:node:internal|__init)/;

/**
 * The sentence for a mistake in a file of `rules/`, which shows when the file is loaded:
 * `rules/identity/x.ts:12: unknown field "eventname", did you mean "eventName"?`. Undefined for
 * what went wrong elsewhere, which needs its stack.
 */
export function ruleFileMistake(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  for (const line of (error.stack ?? "").split("\n")) {
    const [, file, at] = ruleFrame.exec(line) ?? [];
    if (file !== undefined) {
      return `${relative(process.cwd(), file)}:${at}: ${inWords(error.message)}`;
    }
    if (loader.test(line)) return undefined;
  }
  return undefined;
}

function inWords(message: string): string {
  const [, unknown, expected] =
    /^unknown field `(.*?)` in .*: expected one of (.*)$/.exec(message) ?? [];
  if (unknown !== undefined && expected !== undefined) {
    return unknownName("field", unknown, expected.split(", "));
  }
  const [, method] = /\.(\w+) is not a function$/.exec(message) ?? [];
  return method === undefined
    ? message
    : unknownName("condition", method, Object.keys(field("eventName")));
}

function unknownName(
  kind: string,
  name: string,
  known: readonly string[],
): string {
  const likely = meant(name, known);
  return likely === undefined
    ? `unknown ${kind} "${name}", expected one of ${known.join(", ")}`
    : `unknown ${kind} "${name}", did you mean "${likely}"?`;
}
