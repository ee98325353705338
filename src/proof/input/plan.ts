import { complete } from "../aws/complete";
import {
  Unknown,
  type Model,
  type Resource,
  type Value,
  type ValueMap,
} from "../model";
import { isList, isMap, mapOf } from "../terraform/values";
import { mapIn, mapsIn, textIn } from "./fields";
import { once } from "./once";
import { planConfiguration, type Configured } from "./plan-configuration";
import { isBare, resolveReference } from "./plan-references";
import type { Home } from "./providers";
import { instancesByBlock, shownResources, type Shown } from "./shown";
import { homeOf, whereOf } from "./where";

/**
 * The model of a plan. What is known only after apply is followed through the references in the
 * plan's configuration, where an argument can be nothing but what it refers to.
 */
export function modelOfPlan(file: string, body: ValueMap, given: Home): Model {
  const shown = allShown(body);
  const home = homeOf(shown, given);
  const configuration = planConfiguration(body);
  const open = unknownAttributes(body);
  const byAddress = new Map(shown.map((one) => [one.address, one]));
  const unknowns: Model["unknowns"][number][] = [];

  const valuesOf = once<ValueMap>(
    (address) => {
      const one = byAddress.get(address);
      if (one === undefined) return {};
      const configured = configuration.resource(address);
      const opened = withUnknowns(one, open.get(address) ?? {}, configured);
      const followed = mapOf(
        Object.entries(opened).map(([name, value]) => [
          name,
          follow(one, configured, name, value),
        ]),
      );
      const region = configured?.region;
      const where = whereOf(
        followed,
        region === undefined ? home : { ...home, region },
      );
      return complete({ ...one, ...where, values: followed }, one.mode);
    },
    () => ({}),
  );

  function follow(
    one: Shown,
    configured: Configured | undefined,
    name: string,
    value: Value,
  ): Value {
    if (!(value instanceof Unknown) && !isOpenList(value)) return value;
    const references = configured?.references(name) ?? [];
    const [only] = references;
    const found =
      only !== undefined && references.length === 1 && isBare(name, only)
        ? resolveReference(only, one.address, configuration, valuesOf)
        : undefined;
    if (found === undefined) {
      unknowns.push({
        address: one.address,
        argument: name,
        reason: "known only after apply",
        place: { file },
      });
      return value;
    }
    return name.endsWith("_actions") && !isList(found) ? [found] : found;
  }

  const instances = instancesByBlock(shown);
  const resources = shown.map((one): Resource => {
    const values = valuesOf(one.address);
    const configured = configuration.resource(one.address);
    const region = configured?.region;
    return {
      address: one.address,
      mode: one.mode,
      type: one.type,
      values,
      ...whereOf(values, region === undefined ? home : { ...home, region }),
      after: (configured?.after ?? []).flatMap(
        (block) => instances.get(block) ?? [],
      ),
      place: { file },
    };
  });
  return { resources, unknowns };
}

/** What is planned, and the data that was read before. */
function allShown(body: ValueMap): readonly Shown[] {
  const planned = shownResources(mapIn(body, "planned_values"));
  const known = new Set(planned.map(({ address }) => address));
  const read = shownResources(mapIn(mapIn(body, "prior_state"), "values"));
  return [
    ...planned,
    ...read.filter(
      ({ address, mode }) => mode === "data" && !known.has(address),
    ),
  ];
}

function unknownAttributes(body: ValueMap): ReadonlyMap<string, ValueMap> {
  return new Map(
    mapsIn(body, "resource_changes").map((change) => [
      textIn(change, "address") ?? "",
      mapIn(mapIn(change, "change"), "after_unknown"),
    ]),
  );
}

/** The values with `Unknown` where the plan says so; what is not written in the configuration is left out. */
function withUnknowns(
  { address, values }: Shown,
  open: ValueMap,
  configured: Configured | undefined,
): ValueMap {
  const written = Object.entries(open).filter(
    ([name, mark]) => mark !== true || configured?.writes(name) === true,
  );
  return mapOf([
    ...Object.entries(values),
    ...written
      .map(
        ([name, mark]) =>
          [
            name,
            opened(values[name] ?? null, mark, `${address}.${name}`),
          ] as const,
      )
      .filter(([, value]) => value !== null),
  ]);
}

function opened(value: Value, mark: Value, name: string): Value {
  if (mark === true) return new Unknown("known only after apply", name);
  if (isList(mark) && isList(value)) {
    return value.map((item, n) =>
      opened(item, mark[n] ?? null, `${name}[${n}]`),
    );
  }
  if (isMap(mark)) {
    const known = isMap(value) ? value : {};
    return mapOf([
      ...Object.entries(known),
      ...Object.entries(mark)
        .map(
          ([key, inner]) =>
            [key, opened(known[key] ?? null, inner, `${name}.${key}`)] as const,
        )
        .filter(([, inner]) => inner !== null),
    ]);
  }
  return value;
}

function isOpenList(value: Value): boolean {
  return isList(value) && value.some((item) => item instanceof Unknown);
}
