import type { Place, Value, ValueMap } from "../model";
import { isList, isMap, mapOf } from "../terraform/values";
import { lineIndex, type Lines } from "./lines";
import { UnreadableInputError } from "./unreadable-input-error";

/** One file of a module: its blocks as Terraform JSON has them. */
export interface Source {
  /** As people shall read it. */
  readonly file: string;
  readonly body: ValueMap;
  /** The text of HCL, to find lines in. @default - it is JSON */
  readonly text?: string;
}

/** A module as it is written: what its files hold, together. */
export interface Configuration {
  readonly variables: ReadonlyMap<string, Block>;
  readonly locals: ReadonlyMap<string, Declared>;
  readonly outputs: ReadonlyMap<string, Block>;
  readonly resources: readonly ResourceBlock[];
  readonly calls: ReadonlyMap<string, Block>;
  /** By what resources call them: `aws`, `aws.us_east_1`. */
  readonly providers: ReadonlyMap<string, Block>;
}

/** What stands between a block's braces, and where. */
export interface Block {
  readonly body: ValueMap;
  readonly place: Place;
}

interface Declared {
  readonly value: Value;
  readonly place: Place;
}

/** A `resource` or `data` block, before `count` and `for_each`. */
export interface ResourceBlock extends Block {
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
}

/** `override.tf` and `*_override.tf` replace arguments of the blocks in other files. */
const OVERRIDE = /(^|[/\\_])override\.tf(\.json)?$/;

/**
 * What several files declare, in one.
 *
 * @throws {UnreadableInputError} where two blocks have one name, which Terraform refuses
 */
export function configurationOf(sources: readonly Source[]): Configuration {
  const variables = new Map<string, Block>();
  const locals = new Map<string, Declared>();
  const outputs = new Map<string, Block>();
  const resources = new Map<string, ResourceBlock>();
  const calls = new Map<string, Block>();
  const providers = new Map<string, Block>();
  const ordered = [
    ...sources.filter(({ file }) => !OVERRIDE.test(file)),
    ...sources.filter(({ file }) => OVERRIDE.test(file)),
  ];
  for (const source of ordered) {
    const lines = lineIndex(source.text);
    const { body } = source;
    for (const [[name = ""], block] of labelled(body["variable"], 1)) {
      const at = blockAt(source, lines, block, `variable.${name}`);
      put(variables, name, at, `variable.${name}`);
    }
    for (const [, block] of labelled(body["locals"], 0)) {
      for (const [name, value] of Object.entries(block)) {
        if (name === "//") continue;
        const place = placeOf(source);
        if (!OVERRIDE.test(source.file)) {
          refuseSecond(locals.get(name)?.place, place, `local.${name}`);
        }
        locals.set(name, { value, place });
      }
    }
    for (const [[name = ""], block] of labelled(body["output"], 1)) {
      const at = blockAt(source, lines, block, `output.${name}`);
      put(outputs, name, at, `output.${name}`);
    }
    for (const [[name = ""], block] of labelled(body["module"], 1)) {
      const at = blockAt(source, lines, block, `module.${name}`);
      put(calls, name, at, `module.${name}`);
    }
    for (const [[name = ""], block] of labelled(body["provider"], 1)) {
      const { alias } = block;
      const called = typeof alias === "string" ? `${name}.${alias}` : name;
      const at = { body: block, place: placeOf(source) };
      put(providers, called, at, `provider ${called}`);
    }
    for (const keyword of ["resource", "data"] as const) {
      for (const [[type = "", name = ""], block] of labelled(
        body[keyword],
        2,
      )) {
        const key = `${keyword}.${type}.${name}`;
        const mode = keyword === "data" ? "data" : "managed";
        const at = blockAt(source, lines, block, key);
        const address = `${mode === "data" ? "data." : ""}${type}.${name}`;
        put(resources, key, { ...at, mode, type, name }, address);
      }
    }
  }
  return {
    variables,
    locals,
    outputs,
    resources: [...resources.values()],
    calls,
    providers,
  };
}

/** A second block of one name is an override: its arguments replace those before. */
function put<B extends Block>(
  map: Map<string, B>,
  name: string,
  block: B,
  address: string,
) {
  const before = map.get(name);
  if (!OVERRIDE.test(block.place.file)) {
    refuseSecond(before?.place, block.place, address);
  }
  map.set(
    name,
    before === undefined
      ? block
      : {
          ...before,
          body: mapOf(
            [before.body, block.body].flatMap((body) => Object.entries(body)),
          ),
        },
  );
}

function refuseSecond(first: Place | undefined, second: Place, name: string) {
  if (first === undefined) return;
  const [one, other] = [first, second].map(({ file, line }) =>
    line === undefined ? file : `${file}, line ${line}`,
  );
  throw new UnreadableInputError(
    one === other
      ? `${one}: ${name} is declared twice, which Terraform refuses`
      : `${other}: ${name} is declared in ${one} already, which Terraform refuses`,
  );
}

function blockAt(
  source: Source,
  lines: Lines,
  body: ValueMap,
  key: string,
): Block {
  const line = lines.get(key);
  const place = placeOf(source);
  return { body, place: line === undefined ? place : { ...place, line } };
}

function placeOf({ file }: Source): Place {
  return { file };
}

/**
 * Blocks under their labels. In JSON every level may be an object or a list of objects.
 */
function* labelled(
  value: Value | undefined,
  depth: number,
  labels: readonly string[] = [],
): Generator<readonly [readonly string[], ValueMap]> {
  const written = value ?? null;
  for (const map of isList(written) ? written : [written]) {
    if (!isMap(map)) continue;
    if (depth === 0) {
      yield [labels, map];
      continue;
    }
    for (const [label, inner] of Object.entries(map)) {
      if (label !== "//") yield* labelled(inner, depth - 1, [...labels, label]);
    }
  }
}
