import { rmSync } from "node:fs";
import { join } from "node:path";
import { App, type TerraformStack } from "cdktf";
import { EventRule } from "../constructs/event-rule";
import { eventPatterns } from "../rule/event-patterns";
import type { Proof } from "../proof";
import type { ProveMode } from "./prove-modes";

/** An alert of the synthesized stack cannot arrive. The message names each broken link and its mend. */
export class BrokenAlertError extends Error {
  override readonly name = "BrokenAlertError";
}

/** What a deployment adds: somebody who listens. */
const variables = { alert_emails: '["security@example.com"]' };

/**
 * Proves that the alerts of the stack that was just written can arrive. A stack of which one cannot
 * is no output: its file is removed, so that nobody applies it. A stack without any alert was asked
 * for without.
 *
 * @param outdir where the app wrote it, cdktf's `outdir`
 * @returns how many alerts are proved to arrive; none in the mode `off`
 * @throws {BrokenAlertError} in the mode `fail`
 */
export async function proveSynth(
  mode: ProveMode,
  stack: TerraformStack,
  outdir: string,
): Promise<number> {
  if (mode === "off") return 0;
  // Loaded here, for who does without it; what `require` gives is the module.
  const { faultLines, prove, readModel } =
    require("../proof") as typeof import("../proof");
  // In JSON or in HCL.
  const { synthesizedStackPath } = App.of(stack).manifest.forStack(stack);
  const file = join(outdir, synthesizedStackPath);
  const model = await readModel(file, { variables });
  const proof = prove(model, { compiled: compiledIn(stack) });
  if (proof.outcome !== "broken" || proof.missing !== undefined) {
    return arriving(proof);
  }
  const faults = faultLines(proof);
  if (mode === "warn") {
    console.warn(`warning: an alert of this stack cannot arrive\n${faults}`);
    return arriving(proof);
  }
  rmSync(file);
  throw new BrokenAlertError(
    `an alert of this stack cannot arrive, so ${file} was not kept ("prove": "warn" in the context of cdktf.json keeps it)\n${faults}`,
  );
}

function arriving({ paths }: Proof): number {
  return paths.filter(({ outcome }) => outcome === "delivered").length;
}

/** The event patterns that were made for the stack's rules. A pattern that comes out otherwise is run. */
function compiledIn(stack: TerraformStack): ReadonlySet<string> {
  const rules = stack.node
    .findAll()
    .flatMap((element) => (element instanceof EventRule ? element.rule : []));
  return new Set(
    rules.flatMap((rule) => eventPatterns(rule).map(({ text }) => text)),
  );
}
