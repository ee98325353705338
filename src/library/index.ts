/** Building blocks and whole stacks for an app of your own: `trailwire`. @module trailwire */
export * from "../constructs";
export type {
  EventPattern,
  OperatorPattern,
  Scalar,
  ValuePattern,
} from "../pattern/event-bridge";
export type { FormTarget, UnsupportedPatternError } from "../pattern/forms";
export type { Hunt } from "../rule/hunt";
export type { MonitoredEvent, MonitoredEvents } from "../rule/monitored-events";
export type { RefusedRule } from "../rule/saved-query";
export type { BackendSettings } from "../stacks/backend-settings";
export { createStack } from "../stacks/create-stack";
export { MonitorStack } from "../stacks/monitor-stack";
export type { ProveMode } from "../stacks/prove-modes";
export { BrokenAlertError, proveSynth } from "../stacks/prove-synth";
export { presets, type Preset } from "../stacks/presets";
export { readSettings, SettingsError, type Settings } from "../stacks/settings";
export { RuleError } from "../stacks/verify-chosen-rules";
