import type {
  ConfigConfigurationRecorderRecordingGroup,
  ConfigConfigurationRecorderRecordingMode,
} from "@cdktf/provider-aws/lib/config-configuration-recorder";

/** A type of resource that AWS Config knows, such as `AWS::EC2::SecurityGroup`. */
export type ResourceType = `AWS::${string}::${string}`;

/**
 * Which resources are recorded.
 *
 * - `all`: every type that AWS Config knows, also in future. What Security Hub expects.
 * - `all-but-global`: the same without IAM, for every region but one, which would only pay for it again.
 * - `needed-by-rules`: the types that the stack's own rules look at, the cheapest.
 */
export type RecordingScope =
  | "all"
  | "all-but-global"
  | "needed-by-rules"
  | { readonly only: readonly [ResourceType, ...ResourceType[]] }
  | { readonly except: readonly [ResourceType, ...ResourceType[]] };

/**
 * How often a change is recorded. `continuous` costs for each change; `daily` costs four times as
 * much for each resource that changed in a day, however often, and lets rules see it only then.
 */
export type RecordingFrequency = "continuous" | "daily";

/**
 * The types that every region records alike.
 * @see https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html
 */
export const globalTypes: readonly ResourceType[] = [
  "AWS::IAM::Group",
  "AWS::IAM::Policy",
  "AWS::IAM::Role",
  "AWS::IAM::User",
];

/** The scope in the recorder's words. */
export function recordingGroup(
  scope: RecordingScope,
  neededByRules: string[],
): ConfigConfigurationRecorderRecordingGroup {
  if (scope === "all") {
    return { allSupported: true, includeGlobalResourceTypes: true };
  }
  if (scope === "needed-by-rules") return only(neededByRules);
  if (scope === "all-but-global") return allBut(globalTypes);
  return "only" in scope ? only(scope.only) : allBut(scope.except);
}

function only(
  types: readonly string[],
): ConfigConfigurationRecorderRecordingGroup {
  return {
    allSupported: false,
    // As it is, for it may be a token that stands for the list.
    resourceTypes: types as string[],
    recordingStrategy: [{ useOnly: "INCLUSION_BY_RESOURCE_TYPES" }],
  };
}

function allBut(
  types: readonly string[],
): ConfigConfigurationRecorderRecordingGroup {
  return {
    allSupported: false,
    exclusionByResourceTypes: [{ resourceTypes: [...types] }],
    recordingStrategy: [{ useOnly: "EXCLUSION_BY_RESOURCE_TYPES" }],
  };
}

/** The frequency in the recorder's words, with the types that are recorded at the other one. */
export function recordingMode(
  frequency: RecordingFrequency,
  exceptions: readonly ResourceType[],
): ConfigConfigurationRecorderRecordingMode {
  const other = frequency === "daily" ? "continuous" : "daily";
  return {
    recordingFrequency: frequency.toUpperCase(),
    ...(exceptions.length > 0 && {
      recordingModeOverride: {
        recordingFrequency: other.toUpperCase(),
        resourceTypes: [...exceptions],
      },
    }),
  };
}
