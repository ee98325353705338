import { Unknown, type Resource, type ValueMap } from "../../model";
import { doubt, problem, type Finding } from "../graph/finding";
import { managedRules } from "./managed-rules";
import { blocksOf, flagOf, isMap, listOf, textOf } from "../graph/values";

/**
 * Whether the recorder records what a Config rule looks at. A rule about changes sees none
 * otherwise; of one that also runs on a schedule AWS does not say what it then looks at.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html
 */
export function recordedFindings(
  recorder: Resource,
  rule: Resource,
): readonly Finding[] {
  const { types, isSure } = lookedAt(rule);
  if (types.length === 0) return [];
  const isRecorded = recordedBy(recorder);
  if (isRecorded instanceof Unknown) {
    return [
      doubt(
        `whether ${recorder.address} records ${types.join(", ")}: ${isRecorded.reason}`,
      ),
    ];
  }
  if (types.some(isRecorded)) return [];
  const listed = types.join(", ");
  return [
    isSure
      ? problem({
          id: "type-not-recorded",
          at: recorder.address,
          argument: "recording_group",
          what: `it does not record ${listed}, which ${rule.address} looks at: the rule evaluates nothing`,
          mend: `record ${listed}`,
          orAt: [rule.address],
        })
      : doubt(
          `whether ${rule.address} evaluates anything: it looks at ${listed}, which ${recorder.address} does not record`,
        ),
  ];
}

/** The types that a rule looks at, by its scope, else by what is known of it; none where it is not known. */
function lookedAt({ values }: Resource): {
  readonly types: readonly string[];
  readonly isSure: boolean;
} {
  const known = knownRule(values);
  const scoped = blocksIn(values, "scope").flatMap((scope) =>
    textsIn(scope, "compliance_resource_types"),
  );
  const types = scoped.length > 0 ? scoped : (known?.types ?? []);
  return known?.trigger === "periodic"
    ? { types: [], isSure: false }
    : { types, isSure: known?.trigger === "change" || scoped.length > 0 };
}

function knownRule(values: ValueMap) {
  const [source] = blocksIn(values, "source");
  const id = source && textOf(source, "source_identifier");
  return typeof id === "string" ? managedRules.get(id) : undefined;
}

/** Recorded by `all_supported` only where it is asked for besides. */
const isGlobal = (type: string) =>
  /^AWS::IAM::(?:Group|Policy|Role|User)$/.test(type);

/** Which types a recorder records; unknown where its group is. */
function recordedBy({
  values,
}: Resource): ((type: string) => boolean) | Unknown {
  const groups = blocksOf(values, "recording_group");
  if (groups instanceof Unknown) return groups;
  const [group = {}] = groups;
  const all = flagOf(group, "all_supported") ?? true;
  const global = flagOf(group, "include_global_resource_types") ?? false;
  if (all instanceof Unknown) return all;
  if (global instanceof Unknown) return global;
  if (all) return (type) => global || !isGlobal(type);
  const lists = [
    listOf(group, "resource_types"),
    ...blocksIn(group, "exclusion_by_resource_types").map((block) =>
      listOf(block, "resource_types"),
    ),
  ];
  for (const list of lists) {
    if (list instanceof Unknown) return list;
    const open = list.find((item) => typeof item !== "string");
    if (open !== undefined) return new Unknown("a type is not known");
  }
  const excluded = blocksIn(group, "exclusion_by_resource_types").flatMap(
    (block) => textsIn(block, "resource_types"),
  );
  if (excluded.length > 0) return (type) => !excluded.includes(type);
  const included = textsIn(group, "resource_types");
  return (type) => included.includes(type);
}

function blocksIn(values: ValueMap, name: string): readonly ValueMap[] {
  const blocks = blocksOf(values, name);
  return blocks instanceof Unknown ? [] : blocks.filter(isMap);
}

function textsIn(values: ValueMap, name: string): readonly string[] {
  const list = listOf(values, name);
  return list instanceof Unknown
    ? []
    : list.filter((item) => typeof item === "string");
}
