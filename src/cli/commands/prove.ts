import { prove, proofData, readModel, UnreadableInputError } from "../../proof";
import type { Proof } from "../../proof";
import { mermaid } from "../../proof/report/mermaid";
import { defineCommand, type ExitCode } from "../command";
import { format } from "../options";
import { proveHtml } from "../prove/prove-html";
import { proveText } from "../prove/prove-text";
import { UsageError } from "../usage-error";

export const command = defineCommand({
  arguments: [
    {
      name: "<path>",
      summary:
        "a cdk.tf.json, a plan or state as JSON, or a folder of .tf files",
    },
  ],
  options: {
    var: {
      summary: "the value of an input variable, as for terraform",
      value: "name=value",
      repeatable: true,
    },
    strict: { summary: "what is not known counts as broken" },
    format: { ...format, choices: ["table", "json", "mermaid", "html"] },
  },
  notes: `
If it happens, does a human hear of it? Walks every alert path, from the trail
to the subscription, link by link as AWS evaluates it, and pushes events along:
the rules' own cases and a library of others. Names the link that breaks, and
what mends it. Needs no AWS and no Terraform; a plan comes from
"terraform show -json plan.out". What cannot be known before apply is said to be
unknown, never guessed.

Exit code: 0 when every alert arrives; 1 when one cannot, or when there is none
(with --strict also when it is not known); 2 for input that cannot be read.

  trailwire prove cdktf.out/stacks/security-monitor/cdk.tf.json
  trailwire prove infra/ --var region=eu-west-1
  trailwire prove plan.json --format html > proof.html`,
  run: async ([path], { var: given = [], strict, format }, io) => {
    const variables = Object.fromEntries(given.map(variable));
    const proof = prove(await modelOf(path, variables));
    await io.print(printed(proof, format, path));
    return exitCodeOf(proof, strict === true);
  },
});

async function modelOf(
  path: string,
  variables: Readonly<Record<string, string>>,
) {
  try {
    return await readModel(path, { variables });
  } catch (error) {
    throw error instanceof UnreadableInputError
      ? new UsageError(error.message)
      : error;
  }
}

function variable(text: string): readonly [string, string] {
  const at = text.indexOf("=");
  if (at < 1) {
    throw new UsageError(`--var expects name=value, got "${text}"`);
  }
  return [text.slice(0, at), text.slice(at + 1)];
}

function printed(
  proof: Proof,
  format: "table" | "json" | "mermaid" | "html",
  path: string,
): string {
  switch (format) {
    case "table":
      return `${proveText(proof)}\n`;
    case "json":
      return `${JSON.stringify(proofData(proof), null, 2)}\n`;
    case "mermaid":
      return mermaid(proof);
    case "html":
      return proveHtml(proof, path);
  }
}

function exitCodeOf({ outcome }: Proof, strict: boolean): ExitCode {
  return outcome === "delivered" || (outcome === "unknown" && !strict) ? 0 : 1;
}
