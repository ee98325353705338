import { rules } from "../../../rules";
import { OwnEventsError } from "../../rule/own-events/own-events-error";
import type { Rule } from "../../rule/rule";
import { projectContext, projectFile } from "./project-context";
import { orUsageError, UsageError } from "../usage-error";

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
  const file = projectContext()?.["monitoredEvents"];
  if (typeof file !== "string") return [];
  const text = projectFile(file);
  if (text === undefined) {
    throw new UsageError(`${file}, which cdktf.json names: no such file`);
  }
  // Most have no such file, and need no reader of it.
  const { readOwnEvents } =
    require("../../rule/own-events/read-own-events") as typeof import("../../rule/own-events/read-own-events"); // the module itself
  const taken = rules.map(({ id }) => id);
  return orUsageError(OwnEventsError, () => readOwnEvents(text, file, taken));
}
