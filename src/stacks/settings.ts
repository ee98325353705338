import { z } from "zod";
import { backendSettings } from "./backend-settings";
import { isObject } from "../pattern/is-object";
import { nearest } from "../rule/did-you-mean";
import { channelSettings } from "./channel-settings";
import { featureSettings } from "./feature-settings";
import { idleSetting } from "./idle-settings";
import { investigationSettings } from "./investigation-settings";
import { keepSettings } from "./keep-settings";
import { pipelineSettings } from "./pipeline-settings";
import { postureSettings } from "./posture-settings";
import { withDefaultsOf } from "./preset-defaults";
import { presets } from "./presets";
import { proveModes } from "./prove-modes";
import { responseSettings } from "./response-settings";
import { ruleSettings } from "./rule-settings";
import { oneOf } from "./setting";

/** Overrides the preset of `cdktf.json`. */
export const PRESET_VARIABLE = "TRAILWIRE_PRESET";

const shared = {
  preset: oneOf(presets).default("recommended"),
  backend: backendSettings.default({ type: "local" }),
  /** What an alert that cannot arrive does to the synthesis. */
  prove: oneOf(proveModes).default("fail"),
};

/** What `compliance-monitor` cannot be told: it is what the tutorial is. */
const choices = {
  ...ruleSettings,
  keep: keepSettings.prefault({}),
  features: featureSettings.prefault({}),
  pipeline: pipelineSettings.prefault({}),
  channels: channelSettings.prefault({}),
  posture: postureSettings.prefault({}),
  response: responseSettings,
  investigation: investigationSettings.prefault({}),
};

const schema = z.object({ ...shared, ...choices });

/** What a stack is made from. */
export type Settings = z.infer<typeof schema>;

/** A mistake in the settings, in a sentence that says what to write instead and where. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

/**
 * Reads the settings from the context of `cdktf.json` and the environment.
 * @throws SettingsError at the first mistake
 */
export function readSettings(
  context: Readonly<Record<string, unknown>>,
  environment: Readonly<Record<string, string | undefined>> = {},
): Settings {
  refuseMisspelledKeys(context);
  const override = environment[PRESET_VARIABLE] || undefined;
  const given = { ...context, ...(override && { preset: override }) };
  const preset = shared.preset.safeParse(given.preset);
  const input = preset.success ? withDefaultsOf(preset.data, given) : given;
  const result = schema.safeParse(input);
  if (!result.success) {
    const [issue] = result.error.issues;
    if (issue === undefined) throw result.error;
    throw new SettingsError(
      override && issue.path[0] === "preset"
        ? `the environment variable ${PRESET_VARIABLE} is "${override}": ${issue.message}`
        : inContext(input, issue),
    );
  }
  const idle = idleSetting(result.data, given);
  if (idle !== undefined) throw new SettingsError(idle);
  return result.data;
}

/** Foreign keys may stand in the context too, but not ones that look like ours. */
function refuseMisspelledKeys(context: object): void {
  const known = Object.keys(schema.shape);
  for (const key of Object.keys(context)) {
    const meant = known.includes(key) ? undefined : nearest(key, known);
    if (meant !== undefined) {
      throw new SettingsError(
        `context.${key} in cdktf.json is unknown: did you mean "${meant}"?`,
      );
    }
  }
}

/** Keys that cdktf and its templates put into a context. */
const engineKeys: readonly string[] = [
  "allowSepCharsInLogicalIds",
  "cdktfJsonPath",
  "cdktfRelativeModules",
  "cdktfStaticModuleAssetHash",
  "cdktfVersion",
  "excludeStackIdFromLogicalIds",
];

/** The keys of a context that no setting and nothing of the engine has: somebody else's, or a mistake. */
export function foreignKeys(context: object): readonly string[] {
  return Object.keys(context).filter(
    (key) => !(key in schema.shape) && !engineKeys.includes(key),
  );
}

function inContext(context: unknown, issue: z.core.$ZodIssue): string {
  const unknown =
    issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
  const path = [...issue.path, ...unknown];
  const value = path.reduce<unknown>(
    (object, key) =>
      isObject(object) || Array.isArray(object)
        ? Reflect.get(object, key)
        : undefined,
    context,
  );
  const got = unknown.length > 0 ? "unknown" : show(value);
  return `context.${path.join(".")} in cdktf.json is ${got}: ${issue.message}`;
}

function show(value: unknown): string {
  return value === undefined ? "missing" : JSON.stringify(value);
}
