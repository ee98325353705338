import { z } from "zod";
import { packIds, rules } from "../../rules";
import { exclusionKinds } from "../rule/exclude";
import { listOf, oneOf, record, text } from "./setting";

const ids = rules.map(({ id }) => id);
const ruleId = oneOf(
  ids,
  "the id of a rule, as `npx trailwire rules list` shows them",
);

/** Whether the id is the one named; one `*` stands for any text, as in `*-changes`. */
export function namesRule(name: string, id: string): boolean {
  const [start = "", ...rest] = name.split("*");
  const end = rest.pop();
  if (end === undefined) return id === name;
  // Ids are short words: one asterisk, at whichever place, is enough to name a group.
  return (
    rest.length === 0 &&
    id.length >= start.length + end.length &&
    id.startsWith(start) &&
    id.endsWith(end)
  );
}

const ruleName = z
  .string({ error: "expected the id of a rule" })
  .refine((name) => ids.some((id) => namesRule(name, id)), {
    error:
      "expected the id of a rule, or several by one * as in *-changes; `npx trailwire rules list` shows them",
  });

const entries = (kind: keyof typeof exclusionKinds) => {
  const { expected, form } = exclusionKinds[kind];
  return listOf(text(expected, form), kind).exactOptional();
};

const exclusion = record({
  /** The rules that overlook it, by id or with a `*`. @default - all */
  rules: listOf(ruleName, "ids of rules").default(["*"]),
  principals: entries("principals"),
  roles: entries("roles"),
  accounts: entries("accounts"),
  services: entries("services"),
  addresses: entries("addresses"),
}).refine((given) => Object.keys(given).length > 1, {
  error: `expected somebody to exclude: one of ${Object.keys(exclusionKinds).join(", ")}`,
});

const routed = () => listOf(ruleId, "ids of rules").default([]);

/** Which rules are watched, by which route, and whom they overlook. */
export const ruleSettings = {
  packs: listOf(oneOf(packIds), "packs").default(["recommended"]),
  excludeRules: listOf(ruleId, "ids of rules").default([]),
  /**
   * A file of events of your own, from the folder of `cdktf.json`. Each becomes a rule like any other.
   * @default - none
   */
  monitoredEvents: text(
    "the path of a JSON file with events, such as monitored_events.json",
  ).exactOptional(),
  /**
   * Rules that take another route than their own: an alarm that counts (`metric`), a mail for each
   * event that says who did what (`event`), or both, which tells everything twice.
   */
  routes: record({
    metric: routed(),
    event: routed(),
    both: routed(),
  }).prefault({}),
  /**
   * Whose doings rules overlook, such as the role that applies the infrastructure's code:
   * `{"rules": ["*-changes"], "roles": ["ci-deployer"]}`.
   */
  exclude: listOf(exclusion, "exclusions").default([]),
};
