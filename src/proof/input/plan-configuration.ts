import type { Value, ValueMap } from "../model";
import { isList, isMap } from "../terraform/values";
import { mapIn, mapsIn, textIn, textsIn } from "./fields";
import { blockOf } from "./shown";

/** What a plan tells of the configuration: references, without what stands around them. */
export interface PlanConfiguration {
  readonly resource: (address: string) => Configured | undefined;
  /** What a module is given for a variable, by the module's path with a dot behind it. */
  readonly input: (
    module: string,
    variable: string,
  ) => {
    readonly value: Value | undefined;
    readonly references: readonly string[];
  };
  /** What an output of a module refers to. */
  readonly output: (module: string, name: string) => readonly string[];
}

/** One resource's block in the configuration. */
export interface Configured {
  /** The most exact references of an argument. */
  readonly references: (argument: string) => readonly string[];
  readonly writes: (argument: string) => boolean;
  /** Blocks that it refers to or depends on. */
  readonly after: readonly string[];
  /** The region of its provider, where that is a constant or a variable of the root. */
  readonly region: string | undefined;
}

const DEEPEST = 30;

/** Reads the `configuration` of a plan. */
export function planConfiguration(plan: ValueMap): PlanConfiguration {
  const configuration = mapIn(plan, "configuration");
  const modules = new Map<string, ValueMap>();
  const calls = new Map<string, ValueMap>();
  const resources = new Map<string, Configured>();
  const regionOf = regions(plan, configuration);

  function walk(module: ValueMap, path: string, depth: number) {
    modules.set(path, module);
    for (const body of mapsIn(module, "resources")) {
      const address = textIn(body, "address");
      if (address === undefined) continue;
      const expressions = mapIn(body, "expressions");
      resources.set(path + address, {
        references: (name) => referencesOf(expressions[name] ?? null),
        writes: (name) => Object.hasOwn(expressions, name),
        // Asked for when all resources of all modules are known.
        get after() {
          const references = [
            ...allReferences(body),
            ...textsIn(body, "depends_on"),
          ];
          return [
            ...new Set(references.flatMap((one) => blocksOf(one, path, 0))),
          ];
        },
        region: regionOf(textIn(body, "provider_config_key") ?? ""),
      });
    }
    if (depth > DEEPEST) return;
    for (const [name, call] of Object.entries(mapIn(module, "module_calls"))) {
      if (!isMap(call)) continue;
      const inner = `${path}module.${name}.`;
      calls.set(inner, call);
      walk(mapIn(call, "module"), inner, depth + 1);
    }
  }

  /** The blocks of resources behind a reference in a module. */
  function blocksOf(
    reference: string,
    path: string,
    depth: number,
  ): readonly string[] {
    if (depth > DEEPEST) return [];
    const [root = "", first = "", second = ""] = blockOf(reference).split(".");
    const follow = (references: readonly string[], at: string) =>
      references.flatMap((inner) => blocksOf(inner, at, depth + 1));
    switch (root) {
      case "var": {
        const call = calls.get(path);
        const parent = path.replace(/module\.[^.]+\.$/, "");
        return call === undefined
          ? []
          : follow(
              referencesOf(mapIn(call, "expressions")[first] ?? null),
              parent,
            );
      }
      case "module": {
        const inner = `${path}module.${first}.`;
        const called = mapIn(
          mapIn(mapIn(modules.get(path), "module_calls"), first),
          "module",
        );
        if (second === "") {
          return [...resources.keys()].filter((key) => key.startsWith(inner));
        }
        const output = mapIn(mapIn(called, "outputs"), second);
        return follow(referencesOf(output["expression"] ?? null), inner);
      }
      case "data":
        return [`${path}data.${first}.${second}`];
      case "local":
      case "each":
      case "count":
      case "path":
        return [];
      default:
        return [`${path}${root}.${first}`];
    }
  }

  walk(mapIn(configuration, "root_module"), "", 0);
  return {
    resource: (address) => resources.get(blockOf(address)),
    input: (module, variable) => {
      if (module === "") {
        const value = mapIn(mapIn(plan, "variables"), variable)["value"];
        return { value, references: [] };
      }
      const expressions = mapIn(calls.get(blockOf(module)), "expressions");
      const expression = expressions[variable] ?? null;
      return {
        value: isMap(expression) ? expression["constant_value"] : undefined,
        references: referencesOf(expression),
      };
    },
    output: (module, name) => {
      const outputs = mapIn(modules.get(`${blockOf(module)}.`), "outputs");
      return referencesOf(mapIn(outputs, name)["expression"] ?? null);
    },
  };
}

/** A plan lists `aws_sns_topic.a.arn` and `aws_sns_topic.a`: the longer one says it. */
function referencesOf(expression: Value): readonly string[] {
  if (!isMap(expression)) return [];
  const all = textsIn(expression, "references");
  return all.filter(
    (one) =>
      !all.some(
        (other) => other.startsWith(`${one}.`) || other.startsWith(`${one}[`),
      ),
  );
}

/** References at any depth of a resource's expressions. */
function allReferences(value: Value, depth = 0): readonly string[] {
  if (depth > DEEPEST) return [];
  if (isList(value))
    return value.flatMap((item) => allReferences(item, depth + 1));
  if (!isMap(value)) return [];
  return [
    ...referencesOf(value),
    ...Object.values(value).flatMap((item) => allReferences(item, depth + 1)),
  ];
}

function regions(plan: ValueMap, configuration: ValueMap) {
  const providers = mapIn(configuration, "provider_config");
  return (key: string): string | undefined => {
    const expressions = mapIn(mapIn(providers, key), "expressions");
    const region = mapIn(expressions, "region");
    const [reference] = referencesOf(region);
    const variable = /^var\.([^.[]+)$/.exec(reference ?? "")?.[1];
    return (
      textIn(region, "constant_value") ??
      (variable === undefined
        ? undefined
        : textIn(mapIn(mapIn(plan, "variables"), variable), "value"))
    );
  };
}
