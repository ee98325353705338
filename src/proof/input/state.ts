import { complete } from "../aws/complete";
import type { Model, Resource, ValueMap } from "../model";
import { mapIn } from "./fields";
import type { Home } from "./providers";
import { instancesByBlock, shownResources } from "./shown";
import { homeOf, whereOf } from "./where";

/** The model of a state: everything is known. */
export function modelOfState(file: string, body: ValueMap, given: Home): Model {
  const shown = shownResources(mapIn(body, "values"));
  const home = homeOf(shown, given);
  const instances = instancesByBlock(shown);
  const resources = shown.map((one): Resource => {
    const where = whereOf(one.values, home);
    return {
      address: one.address,
      mode: one.mode,
      type: one.type,
      values: complete({ ...one, ...where }, one.mode),
      ...where,
      after: one.dependsOn.flatMap((block) => instances.get(block) ?? [block]),
      place: { file },
    };
  });
  return { resources, unknowns: [] };
}
