import { readFileSync } from "node:fs";
import { rules } from "../../rules";
import { errorCode } from "../cloudtrail/read/error-code";
import { OwnEventsError } from "../rule/own-events/own-events-error";
import { readOwnEvents } from "../rule/own-events/read-own-events";
import type { Rule } from "../rule/rule";
import { orUsageError, UsageError } from "./usage-error";

/** The ids of {@link ownRules}. */
export function ownRuleIds(): readonly string[] {
  return ownRules().map(({ id }) => id);
}

/**
 * The rules in the user's own file of events, which `context.monitoredEvents` in the
 * project's cdktf.json names; none where there is no project.
 *
 * @throws {UsageError} for a file that cannot be read
 */
export function ownRules(): readonly Rule[] {
  const project = contents("cdktf.json");
  if (project === undefined) return [];
  const file = monitoredEventsOf(project);
  if (file === undefined) return [];
  const text = contents(file);
  if (text === undefined) {
    throw new UsageError(`${file}, which cdktf.json names: no such file`);
  }
  const taken = rules.map(({ id }) => id);
  return orUsageError(OwnEventsError, () => readOwnEvents(text, file, taken));
}

function monitoredEventsOf(project: string): string | undefined {
  const { context } = orUsageError(
    SyntaxError,
    () =>
      // What cdktf.json may hold; what it should hold is for `npm run synth` to say.
      JSON.parse(project) as { context?: { monitoredEvents?: unknown } },
  );
  const file = context?.monitoredEvents;
  return typeof file === "string" ? file : undefined;
}

/** The text of a file; undefined where there is none. */
function contents(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT") return undefined;
    if (code === undefined) throw error;
    throw new UsageError(`${file} cannot be read (${code})`);
  }
}
