import { rules } from "../../rules";
import { readSettings } from "../../src/stacks/settings";
import { summary } from "../../src/stacks/summary";
import type { SummaryProps } from "../../src/stacks/summary-props";
import { synth } from "./synth";

/** The summary of what a context of `cdktf.json` makes. */
export function tell(
  context: Readonly<Record<string, unknown>>,
  props: Partial<SummaryProps> = {},
): string {
  return summary(synth(context), {
    settings: readSettings(context),
    rules,
    folder: "cdktf.out/stacks/security-monitor",
    ...props,
  });
}
