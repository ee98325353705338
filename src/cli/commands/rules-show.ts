import { ruleById } from "../../../rules";
import { UnknownIdError } from "../../../rules/unknown-id-error";
import { defineCommand } from "../command";
import { format } from "../options";
import { ruleData } from "../rule-data";
import { ruleText } from "../rule-text";
import { orUsageError } from "../usage-error";

export const command = defineCommand({
  arguments: [{ name: "<id>", summary: "the rule, as rules list names it" }],
  options: { format },
  notes: `
With --format json: the rule as data, with its pattern, its cases and the text
of its metric filter.

  trailwire rules show root-usage`,
  run: async ([id], { format }, io) => {
    const rule = orUsageError(UnknownIdError, () => ruleById(id));
    await io.print(
      format === "json"
        ? `${JSON.stringify(ruleData(rule), null, 2)}\n`
        : `${ruleText(rule)}\n`,
    );
    return 0;
  },
});
