import { defineCommand } from "../command";
import { knownRule } from "../project/known-rules";
import { format } from "../options";
import { projectContext } from "../project/project-context";
import { inProject } from "../project/project-routes";
import { ruleData } from "../rules/rule-data";
import { ruleText } from "../rules/rule-text";

export const command = defineCommand({
  arguments: [{ name: "<id>", summary: "the rule, as rules list names it" }],
  options: { format },
  notes: `
What it looks for, and what will exist where it is deployed: by the routes of
this folder's cdktf.json, where that gives it another. Your own rules
(monitoredEvents) are known as well.

With --format json: the rule as data, with its pattern, its cases and the text
of its metric filter.

  trailwire rules show root-usage`,
  run: async ([id], { format }, io) => {
    const rule = inProject(knownRule(id), projectContext() ?? {});
    await io.print(
      format === "json"
        ? `${JSON.stringify(ruleData(rule), null, 2)}\n`
        : `${ruleText(rule)}\n`,
    );
    return 0;
  },
});
