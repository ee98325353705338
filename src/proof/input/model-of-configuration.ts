import { readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { Unknown, type Model, type Value } from "../model";
import type { Source } from "./configuration";
import { evaluateConfiguration } from "./evaluate-configuration";
import { readFolder } from "./folder";
import { readInstalled } from "./installed";
import { loadModule } from "./load-module";
import { sanitized } from "./parse-json";
import type { ReadOptions } from "./read-options";
import { newSession } from "./session";
import { UnreadableInputError } from "./unreadable-input-error";
import { readVariableFiles } from "./variable-files";

/** The model of a root module, whose files are read, and of the modules in folders near it. */
export async function modelOfConfiguration(
  root: string,
  sources: readonly Source[],
  { variables = {}, account, region }: ReadOptions,
): Promise<Model> {
  const session = newSession();
  const folders = new Set(["."]);
  const tree = await loadModule(
    sources,
    (folder) => {
      folders.add(folder);
      return readFolder(root, folder);
    },
    await readInstalled(root),
  );
  const given = {
    variables: await readVariableFiles(root, session),
    texts: variables,
    home: { account, region },
    file: (path: string) => readText(root, folders, path),
  };
  try {
    return evaluateConfiguration(tree, given, session);
  } catch (error) {
    // The stack of JavaScript ended where depth is not counted.
    if (!(error instanceof RangeError)) throw error;
    throw new UnreadableInputError(`${root} is nested too deeply to be proved`);
  }
}

/** Larger files are no policies. In bytes. */
const LARGEST = 2 ** 20;

/** A text file in a folder of a module, for `file()`. */
function readText(
  root: string,
  folders: ReadonlySet<string>,
  path: string,
): Value {
  const normal = posix.normalize(path);
  const within = [...folders].some((folder) =>
    folder === "."
      ? !/^\.\.(\/|$)|^\//.test(normal)
      : normal.startsWith(`${folder}/`),
  );
  const named = `file(${path})`;
  if (!within) return new Unknown(`${path} is outside of the folder`, named);
  try {
    const file = join(root, normal);
    if (statSync(file).size > LARGEST) {
      return new Unknown(`${path} is too large`, named);
    }
    return sanitized(readFileSync(file, "utf8"));
  } catch {
    return new Unknown(`${path} cannot be read`, named);
  }
}
