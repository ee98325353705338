import { isObject } from "../pattern/is-object";
import type { Preset } from "./presets";

type Context = Readonly<Record<string, unknown>>;

const posture = {
  config: true,
  guardDuty: true,
  securityHub: true,
  accessAnalyzer: true,
};

/** What is on in a preset unless the settings switch it off. */
const defaults: Readonly<Record<Preset, Readonly<Record<string, unknown>>>> = {
  "compliance-monitor": {},
  recommended: {},
  "event-pipeline": {},
  posture: { posture },
  full: {
    features: { eventPipeline: true },
    posture,
    investigation: { dashboard: true, athena: true, logsInsights: true },
    response: true,
  },
};

/** The settings over the preset's own; within an object each key by itself. */
export function withDefaultsOf(preset: Preset, context: Context): Context {
  const over = Object.entries(defaults[preset]).map(([key, value]) => {
    const given = context[key];
    const both = isObject(value) && isObject(given);
    return [key, both ? { ...value, ...given } : (given ?? value)];
  });
  return { ...context, ...Object.fromEntries(over) };
}
