import { openAttribute } from "../aws/complete";
import { Unknown, type Value } from "../model";
import type { Bindings } from "../terraform/evaluate";
import type { Resolved, Scope } from "../terraform/scope";
import { EvaluationError, mapOf } from "../terraform/values";
import type { Block, Configuration, ResourceBlock } from "./configuration";
import { evaluateValue, type Evaluator } from "./evaluate-body";
import { anyInstance, expand, type Expansion } from "./expand";
import { lazyMap } from "./lazy-map";
import type { ModuleTree } from "./load-module";
import { circular, inModule, namedValues } from "./named-values";
import { once } from "./once";
import type { Home, Provider } from "./providers";
import { childProviders, ownProviders } from "./providers-of-module";
import { makeResource, type BareResource } from "./make-resource";
import type { Session } from "./session";

/** A module as it is called once, evaluated where it is asked. */
export interface ModuleInstance {
  /** `module.audit["a"]`, empty for the root. */
  readonly path: string;
  readonly configuration: Configuration;
  /** The instances of a block by its key, such as `data.aws_region.current`. */
  readonly resources: (key: string) => readonly BareResource[];
  /** What a block would make that makes nothing. */
  readonly supposed: (block: ResourceBlock) => BareResource;
  readonly output: (name: string) => Value;
  readonly children: (call: string) => readonly ModuleInstance[];
  readonly parent: ModuleInstance | undefined;
  /** The call that made it, in its parent. */
  readonly call: Block | undefined;
}

/** What all modules are evaluated with. */
export interface Setting {
  readonly session: Session;
  readonly home: Home;
  readonly file: (path: string) => Value;
}

interface Caller {
  readonly instance: ModuleInstance | undefined;
  readonly call: Block | undefined;
  readonly path: string;
  /** What a variable is given. */
  readonly input: (name: string) => Value | undefined;
  readonly providers: ReadonlyMap<string, Provider>;
}

/** The key of a resource's block: `aws_sns_topic.alerts`, `data.aws_region.current`. */
export function keyOf({ mode, type, name }: ResourceBlock): string {
  return `${mode === "data" ? "data." : ""}${type}.${name}`;
}

/** A module as a call makes it; what it holds is evaluated when it is asked for. */
export function instantiate(
  tree: ModuleTree,
  caller: Caller,
  setting: Setting,
): ModuleInstance {
  const { session } = setting;
  const { configuration } = tree;
  const { path } = caller;
  const blocksByKey = new Map(
    configuration.resources.map((block) => [keyOf(block), block]),
  );
  const scope: Scope = {
    resolve: (names) => resolve(names),
    computed: (map, name) => {
      const owner = session.owners.get(map);
      return owner === undefined ? undefined : openAttribute(owner, name);
    },
    file: setting.file,
    report: session.report,
    budget: session.budget,
  };
  const evaluator: Evaluator = { session, scope };

  const { variable, local, output } = namedValues(
    configuration,
    path,
    caller.input,
    evaluator,
  );
  const providers = ownProviders(
    configuration,
    caller.providers,
    evaluator,
    setting.home,
  );

  const made = once<Made | undefined>(
    (key) => {
      const block = blocksByKey.get(key);
      if (block === undefined) return undefined;
      const address = inModule(path, key);
      const site = { address, place: block.place };
      const expansion = expand(block.body, evaluator, site, "resource");
      const resources = expansion.instances.map(({ suffix, bound }) =>
        makeResource(block, address + suffix, bound, evaluator, providers),
      );
      for (const one of resources) session.owners.set(one.values, one);
      return {
        value: seen(
          expansion,
          resources.map(({ values }) => values),
        ),
        resources,
      };
    },
    (key) => ({
      value: circular(inModule(path, key), session.report),
      resources: [],
    }),
  );

  const calls = once<Called>(
    (name) => {
      const block = configuration.calls.get(name);
      const child = tree.children.get(name);
      if (block === undefined || child === undefined) {
        throw new EvaluationError(`there is no module ${name}`);
      }
      const address = inModule(path, `module.${name}`);
      const site = { address, place: block.place };
      if (typeof child === "string") {
        session.reportAt(site, child);
        return { value: new Unknown(child, address), instances: [] };
      }
      const expansion = expand(block.body, evaluator, site, "module");
      const instances = expansion.instances.map(({ suffix, bound }) =>
        instantiate(
          child,
          {
            instance,
            call: block,
            path: address + suffix,
            input: inputsOf(block, address + suffix, bound),
            providers: childProviders(block.body, providers),
          },
          setting,
        ),
      );
      const outputs = instances.map((one) =>
        lazyMap(one.configuration.outputs.keys(), one.output),
      );
      return { value: seen(expansion, outputs), instances };
    },
    (name) => ({
      value: circular(inModule(path, `module.${name}`), session.report),
      instances: [],
    }),
  );

  function inputsOf({ body, place }: Block, address: string, bound: Bindings) {
    return (name: string): Value | undefined => {
      const written = body[name];
      if (written === undefined) return undefined;
      return evaluateValue(written, evaluator, bound, {
        address,
        argument: name,
        place,
      });
    };
  }

  function resolve(names: readonly string[]): Resolved {
    const [root = "", first = "", second = ""] = names;
    switch (root) {
      case "var":
        return { value: variable(first), taken: 2 };
      case "local":
        return { value: local(first), taken: 2 };
      case "path":
        return { value: first === "module" ? tree.folder : ".", taken: 2 };
      case "terraform":
        return { value: "default", taken: 2 };
      case "module":
        return { value: calls(first).value, taken: 2 };
      case "data":
        return { value: resource(`data.${first}.${second}`), taken: 3 };
      default:
        return { value: resource(`${root}.${first}`), taken: 2 };
    }
  }

  function resource(key: string): Value {
    const found = made(key);
    if (found === undefined) throw new EvaluationError(`there is no ${key}`);
    return found.value;
  }

  const instance: ModuleInstance = {
    path,
    configuration,
    resources: (key) => made(key)?.resources ?? [],
    supposed: (block) => {
      const address = inModule(path, keyOf(block));
      const bound = anyInstance(address);
      return makeResource(block, address, bound, evaluator, providers);
    },
    output,
    children: (name) =>
      configuration.calls.has(name) ? calls(name).instances : [],
    parent: caller.instance,
    call: caller.call,
  };
  return instance;
}

interface Made {
  readonly value: Value;
  readonly resources: readonly BareResource[];
}

interface Called {
  readonly value: Value;
  readonly instances: readonly ModuleInstance[];
}

/** What a reference to the block gives: one value, or all under their keys. */
function seen(
  { shape, instances }: Expansion,
  values: readonly Value[],
): Value {
  switch (shape) {
    case "single":
      return values[0] ?? null;
    case "list":
      return values;
    case "map":
      return mapOf(instances.map(({ key }, n) => [key, values[n] ?? null]));
  }
}
