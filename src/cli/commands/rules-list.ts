import { pack, packIds } from "../../../rules";
import { UnknownIdError } from "../../rule/unknown-id-error";
import { severities, type Rule } from "../../rule/rule";
import { defineCommand } from "../command";
import { knownRules } from "../project/known-rules";
import { format } from "../options";
import { newestControls } from "../rules/rule-controls";
import { ruleSummary } from "../rules/rule-data";
import { table } from "../../print/table";
import { orUsageError } from "../usage-error";

export const command = defineCommand({
  arguments: [],
  options: {
    pack: { summary: "only the rules of a pack", value: "id" },
    minSeverity: {
      summary: "only rules at least as severe",
      value: "level",
      choices: severities,
    },
    format,
  },
  notes: `
Packs: ${packIds.join(", ")}.
Severities, the most severe first: ${severities.join(", ")}.
A control is shown by its id in the newest version of its framework; --format
json has them all. Your own rules (monitoredEvents in cdktf.json) are in none of
the packs.

  trailwire rules list --pack recommended --min-severity high`,
  run: async (_args, { pack: packId, minSeverity, format }, io) => {
    const all =
      packId === undefined
        ? knownRules()
        : orUsageError(UnknownIdError, () => pack(packId));
    const least = minSeverity ?? "info";
    const shown = all.filter(
      ({ severity }) =>
        severities.indexOf(severity) <= severities.indexOf(least),
    );
    await io.print(
      format === "json"
        ? `${JSON.stringify(shown.map(ruleSummary), null, 2)}\n`
        : `${asTable(shown)}\n`,
    );
    return 0;
  },
});

function asTable(rules: readonly Rule[]): string {
  return table([
    ["ID", "SEVERITY", "TITLE", "CONTROLS"],
    ...rules.map((rule) => [
      rule.id,
      rule.severity,
      rule.title,
      newestControls(rule).join(", "),
    ]),
  ]);
}
