import { Unknown, type Resource, type Value, type ValueMap } from "../model";
import { isList, isMap } from "../terraform/values";

/** A resource, or a nested block of one. */
type Holder = Pick<Resource, "mode" | "values"> | ValueMap;

/**
 * The nested blocks of a name, such as `metric_transformation`, as a list whatever the form: an
 * object, a list of objects, or none. Those that are unknown are left out; `hasUnknownBlocks`
 * tells.
 */
export function blocks(of: Holder, name: string): readonly ValueMap[] {
  return written(of, name).filter(isMap);
}

/** Whether there may be blocks of the name that `blocks` cannot give. */
export function hasUnknownBlocks(of: Holder, name: string): boolean {
  return written(of, name).some((block) => block instanceof Unknown);
}

function written(of: Holder, name: string): readonly Value[] {
  const found: Value = (isResource(of) ? of.values : of)[name] ?? null;
  return isList(found) ? found : [found];
}

/** No block has a `mode` beside its `values`. */
function isResource(of: Holder): of is Pick<Resource, "mode" | "values"> {
  return (
    (of["mode"] === "managed" || of["mode"] === "data") &&
    isMap(of.values ?? null)
  );
}
