import type { App } from "cdktf";
import { ComplianceMonitor } from "./compliance-monitor";
import { EventPipelineStack } from "./event-pipeline";
import type { MonitorStack } from "./monitor-stack";
import { PostureStack } from "./posture-stack";
import { Recommended } from "./recommended";
import type { Preset, Settings } from "./settings";

const stacks: Record<
  Preset,
  new (app: App, settings: Settings) => MonitorStack
> = {
  "compliance-monitor": ComplianceMonitor,
  recommended: Recommended,
  "event-pipeline": EventPipelineStack,
  posture: PostureStack,
  // The same with more of it switched on: see preset-defaults.ts.
  full: Recommended,
};

/** Adds the stack that the settings ask for to the app. */
export function createStack(app: App, settings: Settings): MonitorStack {
  return new stacks[settings.preset](app, settings);
}
