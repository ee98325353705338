import { App } from "cdktf";
import { readContext } from "./src/stacks/context";
import { createStack } from "./src/stacks/create-stack";
import { BrokenAlertError, proveSynth } from "./src/stacks/prove-synth";
import { readSettings, SettingsError } from "./src/stacks/settings";
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

main().catch((error: unknown) => {
  // A mistake is answered by its sentence; anything else keeps its stack.
  const isMistake =
    error instanceof SettingsError || error instanceof BrokenAlertError;
  console.error(isMistake ? error.message : error);
  process.exitCode = 1;
});
