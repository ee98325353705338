import { App } from "cdktf";
import { readContext } from "./src/stacks/context";
import { createStack } from "./src/stacks/create-stack";
import { readSettings, SettingsError } from "./src/stacks/settings";
import { withoutSourceMaps } from "./src/stacks/without-source-maps";

/*
 * The app that `cdktf synth` runs: settings -> stack -> Terraform JSON in cdktf.out.
 * To watch for something of your own, add a rule to rules/ or a construct to the stack below.
 */
try {
  const settings = readSettings(readContext(process.env), process.env);
  const app = new App();
  withoutSourceMaps(() => {
    createStack(app, settings);
    app.synth();
  });
} catch (error) {
  // A mistake in the settings is answered by its sentence; anything else keeps its stack.
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
