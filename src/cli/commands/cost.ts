import { capabilityIds } from "../../cost/capabilities";
import { capabilityCost, total } from "../../cost/estimate";
import { costPresets, presetCapabilities } from "../../cost/presets";
import { typicalUsage, type Usage } from "../../cost/usage";
import { defineCommand } from "../command";
import { costData, type CostReport } from "../cost/cost-data";
import { costDetails, costSummary } from "../cost/cost-text";
import { format } from "../options";
import { UsageError } from "../usage-error";

const count = (summary: string, key: keyof Usage) =>
  ({ summary, value: "number", default: String(typicalUsage[key]) }) as const;

export const command = defineCommand({
  arguments: [],
  options: {
    preset: {
      summary: "only what this preset turns on, line by line",
      value: "name",
      choices: costPresets,
    },
    eventsPerMonth: count("management events", "events"),
    dataEventsPerMonth: count("data events, where recorded", "dataEvents"),
    alertsPerMonth: count("alerts", "alerts"),
    changesPerMonth: count("changes of resources", "changes"),
    resources: count("resources that are checked", "resources"),
    principals: count("IAM roles and users", "principals"),
    networkGbPerMonth: count("GB of flow and DNS logs", "networkGb"),
    scannedGbPerMonth: count("GB that Athena searches", "scannedGb"),
    format,
  },
  notes: `
An order of magnitude, from a table of prices in this package, which names the
AWS page of each (--format json shows them). Without --preset: every capability
and the sum of every preset.

How many events an account has: CloudTrail's console shows them, or count the
lines that \`trailwire pattern match '{ $.eventName = * }' <a day's logs>\` gives.

  trailwire cost --preset recommended --events-per-month 5000000`,
  run: async (_args, options, io) => {
    const { preset, format } = options;
    const usage: Usage = {
      events: numberOf("--events-per-month", options.eventsPerMonth),
      dataEvents: numberOf(
        "--data-events-per-month",
        options.dataEventsPerMonth,
      ),
      alerts: numberOf("--alerts-per-month", options.alertsPerMonth),
      changes: numberOf("--changes-per-month", options.changesPerMonth),
      resources: numberOf("--resources", options.resources),
      principals: numberOf("--principals", options.principals),
      networkGb: numberOf("--network-gb-per-month", options.networkGbPerMonth),
      scannedGb: numberOf("--scanned-gb-per-month", options.scannedGbPerMonth),
    };
    const ids =
      preset === undefined ? capabilityIds : presetCapabilities[preset];
    const report: CostReport = {
      usage,
      capabilities: ids.map((id) => capabilityCost(id, usage)),
      presets: costPresets
        .filter((one) => preset === undefined || one === preset)
        .map((one) => ({
          preset: one,
          ...total(
            presetCapabilities[one].map((id) => capabilityCost(id, usage)),
          ),
        })),
    };
    const text = preset === undefined ? costSummary : costDetails;
    await io.print(
      format === "json"
        ? `${JSON.stringify(costData(report), null, 2)}\n`
        : `${text(report)}\n`,
    );
    return 0;
  },
});

function numberOf(option: string, text: string): number {
  if (/^\d{1,15}(\.\d+)?$/.test(text)) return Number(text);
  throw new UsageError(
    `${option}: expected a number such as 1000000, got "${text}"`,
  );
}
