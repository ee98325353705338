import type { Preset } from "./presets";
import { isObject } from "../pattern/is-object";

/** Settings that would do nothing, and why. */
interface Idle {
  readonly settings: readonly (readonly string[])[];
  /** Ends the sentence that begins with the setting. */
  readonly because: string;
}

/** What tells of the settings which of them can do something. */
interface Chosen {
  readonly preset: Preset;
  readonly features: { readonly eventPipeline: boolean };
}

/** What a stack may have beside its rules. */
const capabilities = [["posture"], ["response"], ["investigation"]];

const idle: Readonly<Record<Preset, readonly Idle[]>> = {
  "compliance-monitor": [
    {
      settings: [
        ["packs"],
        ["excludeRules"],
        ["routes"],
        ["exclude"],
        ["monitoredEvents"],
        ["keep"],
        ["features"],
        ["pipeline"],
        ["channels"],
        ...capabilities,
      ],
      because:
        'in the preset "compliance-monitor", which is always the same 11 resources: remove it, or choose the preset "recommended"',
    },
  ],
  "event-pipeline": [
    {
      settings: [
        ["routes"],
        ["keep", "logGroup"],
        ["features", "memberEvents"],
        ["features", "eventRegions"],
        ["features", "eventPipeline"],
        ["pipeline", "mailAgain"],
        ["channels"],
        ...capabilities,
      ],
      because:
        'in the preset "event-pipeline", whose rules all take one way: remove it, or choose the preset "recommended"',
    },
  ],
  posture: [
    {
      settings: [
        ["packs"],
        ["excludeRules"],
        ["routes"],
        ["exclude"],
        ["monitoredEvents"],
        ["keep", "trail"],
        ["keep", "bucket"],
        ["keep", "logGroup"],
        ["pipeline"],
        ["response"],
        ["investigation"],
        ["features", "bucketRetention"],
        ["features", "objectLock"],
        ["features", "organizationId"],
        ["features", "memberEvents"],
        ["features", "eventRegions"],
        ["features", "eventPipeline"],
        ["features", "insights"],
        ["features", "dataEvents"],
        ["features", "networkActivity"],
      ],
      because:
        'in the preset "posture", which has no trail: remove it, or choose the preset "full"',
    },
  ],
  recommended: [],
  full: [],
};

const withoutPipeline: Idle = {
  settings: [["pipeline"]],
  because: "without an event pipeline: set features.eventPipeline to true",
};

/** Whether the pipeline's settings have nothing to set. */
function lacksPipeline({ preset, features }: Chosen): boolean {
  const isOption = preset === "recommended" || preset === "full";
  return isOption && !features.eventPipeline;
}

/**
 * A sentence on the first setting that does nothing in the preset, or undefined. Who writes it
 * believes in something that does not happen.
 * @param context as it was given, without the preset's own choices
 */
export function idleSetting(
  settings: Chosen,
  context: Readonly<Record<string, unknown>>,
): string | undefined {
  return [
    ...idle[settings.preset],
    ...(lacksPipeline(settings) ? [withoutPipeline] : []),
  ]
    .flatMap(({ settings, because }) =>
      settings
        .filter((path) => at(context, path) !== undefined)
        .map(
          (path) =>
            `context.${path.join(".")} in cdktf.json does nothing ${because}`,
        ),
    )
    .at(0);
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (object, key) => (isObject(object) ? object[key] : undefined),
    value,
  );
}
