import type { App } from "cdktf";
import type { MonitorStack } from "./monitor-stack";
import type { Preset } from "./presets";
import type { Settings } from "./settings";

type Stack = new (app: App, settings: Settings) => MonitorStack;

const recommended = () =>
  (require("./recommended") as typeof import("./recommended")).Recommended; // the module itself

/** Each preset's stack. Only the one that is asked for is loaded. */
const stacks: Readonly<Record<Preset, () => Stack>> = {
  "compliance-monitor": () =>
    (
      require("./compliance-monitor") as typeof import("./compliance-monitor")
    ) // the module itself
    .ComplianceMonitor,
  recommended,
  "event-pipeline": () =>
    (
      require("./event-pipeline") as typeof import("./event-pipeline")
    ) // the module itself
    .EventPipelineStack,
  posture: () =>
    (
      require("./posture-stack") as typeof import("./posture-stack")
    ) // the module itself
    .PostureStack,
  // The same with more of it switched on: see preset-defaults.ts.
  full: recommended,
};

/** Adds the stack that the settings ask for to the app. */
export function createStack(app: App, settings: Settings): MonitorStack {
  const Stack = stacks[settings.preset]();
  return new Stack(app, settings);
}
