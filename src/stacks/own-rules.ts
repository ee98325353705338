import { readFileSync } from "node:fs";
import { rules } from "../../rules";
import { errorCode } from "../cloudtrail/read/error-code";
import { OwnEventsError } from "../rule/own-events/own-events-error";
import { readOwnEvents } from "../rule/own-events/read-own-events";
import type { Rule } from "../rule/rule";
import { type Settings, SettingsError } from "./settings";

/**
 * The rules of the user's own file of events, if the settings name one.
 * @throws SettingsError when the file cannot be read, or with every mistake in it
 */
export function ownRules({
  monitoredEvents: file,
}: Pick<Settings, "monitoredEvents">): readonly Rule[] {
  if (file === undefined) return [];
  const taken = rules.map(({ id }) => id);
  try {
    return readOwnEvents(contents(file), file, taken);
  } catch (error) {
    if (!(error instanceof OwnEventsError)) throw error;
    throw new SettingsError(error.message);
  }
}

function contents(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new SettingsError(
      `context.monitoredEvents in cdktf.json is ${JSON.stringify(file)}: expected a file that can be read (${errorCode(error)})`,
    );
  }
}
