import type { Value } from "../model";
import type { Expression } from "../terraform/ast";
import { isList, isMap } from "../terraform/values";
import { ExpressionSyntaxError } from "../terraform/cursor";
import { references } from "../terraform/references";
import { keyOf, type ModuleInstance } from "./module-instance";
import type { ResourceBlock } from "./configuration";
import { inModule } from "./named-values";
import { once } from "./once";
import type { Session } from "./session";

type Addresses = ReadonlySet<string>;
const NONE: Addresses = new Set();

/**
 * What Terraform makes before a block of a module: all that it refers to, straight or through
 * locals, variables and outputs, and all that `depends_on` names. The root's variables, which are
 * there before everything, are told too: `var.prefix`.
 */
export function dependenciesOf(
  session: Session,
): (module: ModuleInstance, block: ResourceBlock) => Addresses {
  const followers = new Map<ModuleInstance, (name: string) => Addresses>();

  /** What a name of the module stands for, such as `local.arn` or `module.audit.arn`. */
  function follow(module: ModuleInstance, name: string): Addresses {
    const known = followers.get(module);
    if (known !== undefined) return known(name);
    const made = once<Addresses>(
      (one) => behind(module, one),
      () => NONE,
    );
    followers.set(module, made);
    return made(name);
  }

  function behind(module: ModuleInstance, name: string): Addresses {
    const [root = "", first = "", ...more] = name.split(".");
    const { configuration } = module;
    switch (root) {
      case "local":
        return ofValue(module, configuration.locals.get(first)?.value ?? null);
      case "var": {
        const given = module.call?.body[first] ?? null;
        return module.parent === undefined
          ? new Set([`var.${first}`])
          : ofValue(module.parent, given);
      }
      case "module":
        return union(
          module
            .children(first)
            .map((child) => ofOutput(child, more) ?? allOf(child)),
        );
      default:
        return new Set(module.resources(name).map(({ address }) => address));
    }
  }

  /** `module.name.output` or `module.name["key"].output`; whoever takes more takes the whole module. */
  function ofOutput(
    child: ModuleInstance,
    names: readonly string[],
  ): Addresses | undefined {
    const { outputs } = child.configuration;
    const name = names.find((one) => outputs.has(one));
    return name === undefined
      ? undefined
      : ofValue(child, outputs.get(name)?.body["value"] ?? null);
  }

  function ofValue(module: ModuleInstance, written: Value): Addresses {
    return union(names(written, session).map((name) => follow(module, name)));
  }

  function allOf(module: ModuleInstance): Addresses {
    return union([
      ...module.configuration.resources.map(
        (block) =>
          new Set(module.resources(keyOf(block)).map(({ address }) => address)),
      ),
      ...[...module.configuration.calls.keys()].flatMap((call) =>
        module.children(call).map(allOf),
      ),
    ]);
  }

  /** What the calls that lead to a module depend on as a whole. */
  function ofCalls({ parent, call }: ModuleInstance): Addresses {
    if (parent === undefined || call === undefined) return NONE;
    const { depends_on = null, count = null, for_each = null } = call.body;
    return union([
      ofCalls(parent),
      ofValue(parent, explicit(depends_on)),
      ofValue(parent, [count, for_each]),
    ]);
  }

  return (module, { body }) => {
    const { depends_on = null, provider: _, ...rest } = body;
    return union([
      ofValue(module, rest),
      ofValue(module, explicit(depends_on)),
      ofCalls(module),
    ]);
  };
}

/**
 * Notes what the blocks of a module name in `depends_on` and the module does not have: Terraform
 * refuses that. Modules in whole are left to where they are called.
 */
export function reportUndeclared(
  session: Session,
  { configuration, path }: ModuleInstance,
): void {
  const declared = new Set(configuration.resources.map(keyOf));
  for (const block of configuration.resources) {
    const { depends_on = null } = block.body;
    if (depends_on === null) continue;
    for (const name of names(explicit(depends_on), session)) {
      const isResource = /^(?:data\.)?[a-z]\w*_\w+\.[\w-]+$/.test(name);
      if (!isResource || declared.has(name)) continue;
      const address = inModule(path, keyOf(block));
      const site = { address, argument: "depends_on", place: block.place };
      session.reportAt(site, `there is no ${name}`);
    }
  }
}

function union(sets: readonly Addresses[]): Addresses {
  return new Set(sets.flatMap((set) => [...set]));
}

/** `depends_on` holds references as texts in JSON and as expressions in the JSON of HCL. */
function explicit(written: Value): Value {
  return (isList(written) ? written : [written]).map((item) =>
    typeof item === "string" && !item.startsWith("${") ? `\${${item}}` : item,
  );
}

const DEEPEST = 60;

/** The names that a value's templates refer to, as `follow` takes them. */
function names(written: Value, session: Session, depth = 0): readonly string[] {
  if (typeof written === "string") return namesInText(written, session);
  if (depth > DEEPEST) return [];
  if (isList(written)) {
    return written.flatMap((item) => names(item, session, depth + 1));
  }
  if (!isMap(written)) return [];
  return Object.entries(written).flatMap(([key, value]) => [
    ...namesInText(key, session),
    ...names(value, session, depth + 1),
  ]);
}

const named = new WeakMap<Expression, readonly string[]>();

function namesInText(text: string, session: Session): readonly string[] {
  if (!/[$%]\{/.test(text)) return [];
  try {
    const parsed = session.parse(text);
    const known = named.get(parsed) ?? references(parsed).map(nameOf);
    named.set(parsed, known);
    return known;
  } catch (error) {
    // Reported where it is evaluated.
    if (error instanceof ExpressionSyntaxError) return [];
    throw error;
  }
}

function nameOf([root = "", first = "", ...more]: readonly string[]): string {
  if (root === "data") return `data.${first}.${more[0] ?? ""}`;
  // Instances have keys of any characters, outputs do not.
  const steps = more.slice(0, 2).map((step) => step.replaceAll(".", "/"));
  return [root, first, ...(root === "module" ? steps : [])].join(".");
}
