import {
  matchesWildcard,
  parseWildcard,
} from "../../pattern/event-bridge/wildcard";
import { valueAt } from "../../cloudtrail/text-at";
import type { AllowList } from "./contract";

/** Says why something is left alone; nothing where it is not. */
export type LeaveAlone = (
  callers: readonly string[],
  resource: string,
) => string | undefined;

/**
 * Reads the list beside the function's code.
 * @throws Error for a text that is no such list, or an entry whose `*` or `\` means nothing
 */
export function readAllowList(text: string): LeaveAlone {
  const list: unknown = JSON.parse(text);
  const principals = entriesOf(list, "principals");
  const resources = entriesOf(list, "resources");
  return (callers, resource) => {
    for (const { entry, fits } of principals) {
      const caller = callers.find(fits);
      if (caller) return `${caller} is allowed to, as ${entry}`;
    }
    const found = resources.find(({ fits }) => fits(resource));
    return found && `the resource is never changed, as ${found.entry}`;
  };
}

interface Entry {
  readonly entry: string;
  readonly fits: (arn: string) => boolean;
}

function entriesOf(list: unknown, name: keyof AllowList): readonly Entry[] {
  const entries = valueAt(list, name);
  if (!Array.isArray(entries)) {
    throw new Error(`the allow-list has no list "${name}": expected ARNs`);
  }
  return entries.map((entry: unknown) => {
    const wildcard = parseWildcard(String(entry));
    if ("mistake" in wildcard) {
      throw new Error(`the allow-list has "${entry}": ${wildcard.mistake}`);
    }
    return {
      entry: String(entry),
      fits: (arn) => matchesWildcard(wildcard, arn),
    };
  });
}
