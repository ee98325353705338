import type { ValueMap } from "../model";
import { isList, isMap } from "../terraform/values";

/** The map under a name; an empty one where there is none. */
export function mapIn(body: ValueMap | undefined, name: string): ValueMap {
  const value = body?.[name] ?? null;
  return isMap(value) ? value : {};
}

/** The maps in the list under a name. */
export function mapsIn(body: ValueMap, name: string): readonly ValueMap[] {
  const value = body[name] ?? null;
  return isList(value) ? value.filter(isMap) : [];
}

/** The text under a name. */
export function textIn(
  body: ValueMap | undefined,
  name: string,
): string | undefined {
  const value = body?.[name];
  return typeof value === "string" ? value : undefined;
}

/** The texts in the list under a name. */
export function textsIn(body: ValueMap, name: string): readonly string[] {
  const value = body[name] ?? null;
  return isList(value)
    ? value.filter((item): item is string => typeof item === "string")
    : [];
}
