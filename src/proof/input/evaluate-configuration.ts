import type { EmptyBlock, Model, Resource, Value } from "../model";
import type { ResourceBlock } from "./configuration";
import { dependenciesOf, reportUndeclared } from "./dependencies";
import type { ModuleTree } from "./load-module";
import { instantiate, keyOf, type ModuleInstance } from "./module-instance";
import type { Home } from "./providers";
import type { Session } from "./session";
import { givenValue } from "./variables";

/** What a root module is given from outside. */
export interface Given {
  /** From files of variables, and from the user as text, which comes first. */
  readonly variables: ReadonlyMap<string, Value>;
  readonly texts: Readonly<Record<string, string>>;
  readonly home: Home;
  readonly file: (path: string) => Value;
}

/** The model of a configuration: every instance of every resource, evaluated. */
export function evaluateConfiguration(
  tree: ModuleTree,
  given: Given,
  session: Session,
): Model {
  const texts = new Map(Object.entries(given.texts));
  const root = instantiate(
    tree,
    {
      instance: undefined,
      call: undefined,
      path: "",
      input: (name) => {
        const text = texts.get(name);
        const block = tree.configuration.variables.get(name);
        return text === undefined || block === undefined
          ? given.variables.get(name)
          : givenValue(name, block, text, session);
      },
      providers: new Map(),
    },
    { session, home: given.home, file: given.file },
  );
  const dependencies = dependenciesOf(session);
  const empty: EmptyBlock[] = [];
  const modules = [...modulesOf(root)];
  for (const module of modules) reportUndeclared(session, module);
  const resources = modules.flatMap((module) =>
    module.configuration.resources.flatMap((block): readonly Resource[] => {
      const made = module.resources(keyOf(block));
      if (made.length === 0) {
        const deciding = [...dependencies(module, numberOf(block))];
        const variables = deciding.filter(isVariable);
        if (variables.length > 0) {
          const { address, values } = module.supposed(block);
          empty.push({ address, variables, values });
        }
        return [];
      }
      const before = dependencies(module, block);
      return made.map((resource) => ({
        ...resource,
        after: [...before].filter(
          (address) => address !== resource.address && !isVariable(address),
        ),
      }));
    }),
  );
  return { resources, unknowns: session.unknowns, empty };
}

/** The block with nothing but what decides how many there are. */
function numberOf({ body, ...block }: ResourceBlock): ResourceBlock {
  const { count = null, for_each = null } = body;
  return { ...block, body: { count, for_each } };
}

const isVariable = (address: string) => address.startsWith("var.");

function* modulesOf(module: ModuleInstance): Generator<ModuleInstance> {
  yield module;
  for (const call of module.configuration.calls.keys()) {
    for (const child of module.children(call)) yield* modulesOf(child);
  }
}
