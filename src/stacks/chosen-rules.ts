import { pack } from "../../rules";
import type { Rule } from "../rule/rule";
import type { Settings } from "./settings";

/** The rules of the chosen packs, each once, without the excluded ones, in the order of the packs. */
export function chosenRules(
  settings: Pick<Settings, "packs" | "excludeRules">,
): readonly Rule[] {
  const chosen = settings.packs.flatMap((id) => pack(id));
  return [...new Set(chosen)].filter(
    ({ id }) => !settings.excludeRules.includes(id),
  );
}
