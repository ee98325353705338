import { presetCapabilities } from "../cost/presets";
import { capabilityCost, total } from "../cost/estimate";
import { typicalUsage } from "../cost/usage";
import { numeral } from "../print/numeral";
import { table } from "../print/table";
import type { Settings } from "./settings";
import { capabilities } from "./summary-capabilities";
import type { SummaryProps } from "./summary-props";
import { watched } from "./summary-rules";
import { nextSteps } from "./summary-steps";
import { variables } from "./summary-variables";
import type { TerraformDocument } from "./terraform-document";

/** What a person wants to know after synthesis: what will exist, what is watched, what to do next. */
export function summary(
  document: TerraformDocument,
  props: SummaryProps,
): string {
  const kinds = Object.entries(document.resource)
    .map(([type, named]) => [String(Object.keys(named).length), type])
    .sort(([, a = ""], [, b = ""]) => a.localeCompare(b));
  const count = kinds.reduce((sum, [count]) => sum + Number(count), 0);
  const more = capabilities(document);
  const { folder, foreignKeys = [] } = props;
  return [
    `Wrote ${folder}/cdk.tf.json`,
    ...(foreignKeys.length > 0
      ? [
          `In the context of cdktf.json, but not Trailwire's: ${foreignKeys.join(", ")}`,
        ]
      : []),
    `What will exist: ${count} resources\n${indented(kinds)}`,
    ...watched(document, props),
    ...(more.length > 0 ? [`What is on besides\n${indented(more)}`] : []),
    cost(props.settings),
    `What you can set\n${variables(document, props)}`,
    `What to do next\n${nextSteps(document, props)}`,
  ].join("\n\n");
}

/** As the preset comes: an order of magnitude. */
function cost({ preset }: Settings): string {
  const costs = presetCapabilities[preset].map((id) =>
    capabilityCost(id, typicalUsage),
  );
  const { usd, unknown } = total(costs);
  const about = unknown.length > 0 ? "at least" : "about";
  return [
    `What it costs: ${about} $${Math.round(usd)} a month`,
    `  as the preset comes, in an account of ${numeral(typicalUsage.events)} events a month: npx trailwire cost --preset ${preset}`,
  ].join("\n");
}

const indented = (rows: readonly (readonly string[])[]) =>
  table(rows, { indent: "  " });
