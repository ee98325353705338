import { pack, packIds, rules } from "../../../rules";
import { UnknownIdError } from "../../rule/unknown-id-error";
import { coverageOf, type Coverage } from "../../rule/coverage";
import { defineCommand } from "../command";
import { coverageData } from "../coverage/coverage-data";
import { coverageHtml } from "../coverage/coverage-html";
import { coverageText } from "../coverage/coverage-text";
import { format } from "../options";
import { orUsageError } from "../usage-error";

export const command = defineCommand({
  arguments: [],
  options: {
    pack: { summary: "only the rules of a pack", value: "id" },
    format: { ...format, choices: ["table", "json", "html"] },
  },
  notes: `
Controls of CIS, Security Hub, NIST and PCI, and techniques of MITRE ATT&CK for
IaaS: which rules cover each, which none does and why, and how much of AWS's
limits the rules take.

Packs: ${packIds.join(", ")}.
Exit code: 1 when a limit is exceeded or a rule names an unknown technique.

  trailwire coverage --pack recommended
  trailwire coverage --format html > coverage.html`,
  run: async (_args, { pack: packId, format }, io) => {
    const chosen =
      packId === undefined
        ? rules
        : orUsageError(UnknownIdError, () => pack(packId));
    const coverage = coverageOf(chosen, rules);
    const subject = packId === undefined ? "All rules" : `Pack ${packId}`;
    await io.print(
      format === "json"
        ? `${JSON.stringify(coverageData(coverage, packId), null, 2)}\n`
        : format === "html"
          ? coverageHtml(coverage, subject)
          : `${coverageText(coverage, subject)}\n`,
    );
    return isSound(coverage) ? 0 : 1;
  },
});

function isSound({ limits, unknown }: Coverage): boolean {
  return (
    unknown.length === 0 && limits.every(({ used, limit }) => used <= limit)
  );
}
