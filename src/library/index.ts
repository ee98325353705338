/** Building blocks and whole stacks for an app of your own: `trailwire`. @module trailwire */
export * from "../constructs";
export { createStack } from "../stacks/create-stack";
export { MonitorStack } from "../stacks/monitor-stack";
export { BrokenAlertError, proveSynth } from "../stacks/prove-synth";
export { presets, type Preset } from "../stacks/presets";
export { readSettings, SettingsError, type Settings } from "../stacks/settings";
