import { posix } from "node:path";
import {
  configurationOf,
  type Configuration,
  type Source,
} from "./configuration";

/** A module with the modules that it calls. */
export interface ModuleTree {
  readonly configuration: Configuration;
  /** What `path.module` gives. */
  readonly folder: string;
  /** By the name of the call; a sentence where the module cannot be read. */
  readonly children: ReadonlyMap<string, ModuleTree | string>;
}

/** Reads the files of a folder, which is named from the root module's; `undefined` where it holds none. */
export type FolderReader = (
  folder: string,
) => Promise<readonly Source[] | undefined>;

/** Modules that call modules deeper than this are a loop. */
const DEEPEST = 20;

/** A module and, as far as they are on this machine, the modules that it calls. */
export async function loadModule(
  sources: readonly Source[],
  readFolder: FolderReader,
  /** Folders of the modules that `terraform init` installed, by the calls that lead to them: `audit.bucket`. */
  installed: ReadonlyMap<string, string>,
): Promise<ModuleTree> {
  // Each folder is read once, however often it is called.
  const read = new Map<string, Promise<readonly Source[] | undefined>>();
  const sourcesOf = (folder: string) => {
    const known = read.get(folder);
    if (known !== undefined) return known;
    const reading = readFolder(folder);
    read.set(folder, reading);
    return reading;
  };

  async function load(
    own: readonly Source[],
    folder: string,
    callers: readonly string[],
    calls: readonly string[],
  ): Promise<ModuleTree> {
    const configuration = configurationOf(own);
    const children = new Map<string, ModuleTree | string>();
    for (const [name, { body }] of configuration.calls) {
      const path = [...calls, name];
      children.set(name, await child(body["source"], folder, callers, path));
    }
    return { configuration, folder, children };
  }

  async function child(
    source: unknown,
    folder: string,
    callers: readonly string[],
    calls: readonly string[],
  ): Promise<ModuleTree | string> {
    if (typeof source !== "string") return "the module has no source";
    const path = /^\.\.?([/\\]|$)/.test(source)
      ? posix.join(folder, source.replaceAll("\\", "/"))
      : installed.get(calls.join("."));
    if (path === undefined) {
      return `the module ${source} is not in the folder and is not read: \`terraform init\` brings it there`;
    }
    if (callers.includes(path)) return `the module ${path} contains itself`;
    if (callers.length > DEEPEST) return "modules are nested too deeply";
    const sources = await sourcesOf(path);
    return sources === undefined
      ? `the folder ${path} of the module holds no Terraform`
      : load(sources, path, [...callers, path], calls);
  }

  return load(sources, ".", ["."], []);
}
