import { isObject } from "./setting";
import type { Preset } from "./settings";

/** Settings that would do nothing, and why. */
interface Idle {
  readonly settings: readonly (readonly string[])[];
  /** Ends the sentence that begins with the setting. */
  readonly because: string;
}

const idle: Readonly<Record<Preset, readonly Idle[]>> = {
  "compliance-monitor": [
    {
      settings: [
        ["packs"],
        ["excludeRules"],
        ["routes"],
        ["exclude"],
        ["monitoredEvents"],
        ["features"],
        ["pipeline"],
      ],
      because:
        'in the preset "compliance-monitor", which is always the same 11 resources: remove it, or choose the preset "recommended"',
    },
  ],
  "event-pipeline": [
    {
      settings: [
        ["routes"],
        ["features", "eventRegions"],
        ["features", "eventPipeline"],
        ["pipeline", "mailAgain"],
      ],
      because:
        'in the preset "event-pipeline", whose rules all take one way: remove it, or choose the preset "recommended"',
    },
  ],
  recommended: [],
};

const withoutPipeline: Idle = {
  settings: [["pipeline"]],
  because: "without an event pipeline: set features.eventPipeline to true",
};

/**
 * A sentence on the first setting that does nothing in the preset, or undefined. Who writes it
 * believes in something that does not happen.
 */
export function idleSetting(
  preset: Preset,
  context: Readonly<Record<string, unknown>>,
): string | undefined {
  const lacksPipeline =
    preset === "recommended" &&
    at(context, ["features", "eventPipeline"]) !== true;
  return [...idle[preset], ...(lacksPipeline ? [withoutPipeline] : [])]
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
