import { App } from "cdktf";
import { UnknownIdError } from "./src/rule/unknown-id-error";
import { readContext } from "./src/stacks/context";
import { createStack } from "./src/stacks/create-stack";
import { BrokenAlertError, proveSynth } from "./src/stacks/prove-synth";
import { readSettings, SettingsError } from "./src/stacks/settings";
import { RuleError } from "./src/stacks/verify-chosen-rules";
import { withoutStackTraces } from "./src/stacks/without-stack-traces";

/*
 * The app that `cdktf synth` runs: settings -> stack -> Terraform JSON in cdktf.out, of which every
 * alert is proved to arrive.
 * To watch for something of your own, add a rule to rules/ or a construct to the stack below.
 */
async function main(): Promise<void> {
  const settings = readSettings(readContext(process.env), process.env);
  const app = new App();
  const stack = withoutStackTraces(() => {
    const stack = createStack(app, settings);
    app.synth();
    return stack;
  });
  await proveSynth(settings.prove, stack, app.outdir);
}

/** Mistakes are answered by their sentence; anything else keeps its stack. */
const mistakes = [SettingsError, RuleError, UnknownIdError, BrokenAlertError];

main().catch((error: unknown) => {
  const mistake = mistakes.find((kind) => error instanceof kind);
  console.error(mistake && error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
