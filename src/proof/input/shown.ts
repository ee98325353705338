import type { Value, ValueMap } from "../model";
import { isList, isMap, mapOf } from "../terraform/values";
import { mapIn, mapsIn, textsIn } from "./fields";

/** A resource as `terraform show -json` lists it. */
export interface Shown {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly values: ValueMap;
  readonly dependsOn: readonly string[];
}

/** Modules within each other deeper than this are nobody's. */
const DEEPEST = 30;

/** All resources in `values` or `planned_values`, those of modules among them. */
export function shownResources(values: ValueMap): readonly Shown[] {
  return inModule(mapIn(values, "root_module"), 0);
}

function inModule(module: ValueMap, depth: number): readonly Shown[] {
  if (depth > DEEPEST) return [];
  return [
    ...mapsIn(module, "resources").flatMap(shown),
    ...mapsIn(module, "child_modules").flatMap((child) =>
      inModule(child, depth + 1),
    ),
  ];
}

function shown(body: ValueMap): readonly Shown[] {
  const { address, type, mode } = body;
  if (typeof address !== "string" || typeof type !== "string") return [];
  return [
    {
      address,
      type,
      mode: mode === "data" ? "data" : "managed",
      values: withoutEmpty(mapIn(body, "values")),
      dependsOn: textsIn(body, "depends_on"),
    },
  ];
}

/** The addresses of instances by that of their block. */
export function instancesByBlock(
  shown: readonly { readonly address: string }[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { address } of shown) {
    const block = blockOf(address);
    const instances = found.get(block);
    if (instances === undefined) found.set(block, [address]);
    else instances.push(address);
  }
  return found;
}

/** An address without the keys of instances, its own and its modules'. */
export function blockOf(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, "");
}

/** An empty text is nothing to the provider, but for a filter that takes everything. */
const MEANT_EMPTY = new Set(["pattern", "filter_pattern"]);

/** Values without what is not set, which Terraform shows as null, "" or []. */
function withoutEmpty(values: ValueMap): ValueMap {
  return mapOf(
    Object.entries(values)
      .filter(
        ([name, value]) =>
          !isEmpty(value) || (value === "" && MEANT_EMPTY.has(name)),
      )
      .map(([name, value]) => [name, inside(value)]),
  );
}

function inside(value: Value): Value {
  if (isList(value)) return value.map(inside);
  return isMap(value) ? withoutEmpty(value) : value;
}

function isEmpty(value: Value): boolean {
  return (
    value === null || value === "" || (isList(value) && value.length === 0)
  );
}
