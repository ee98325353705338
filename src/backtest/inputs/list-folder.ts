import { statSync } from "node:fs";
import { readdir, realpath } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import type { LogRange } from "../log-range";
import { isLogName, isOutside, pathTold } from "./log-path";
import { unreadableSource, type Listed } from "./log-source";
import { pathProblem } from "./path-problem";

/**
 * The files in a folder and the folders below it, in the order of their names. Folders of CloudTrail's
 * layout that hold none of what is wanted are not entered.
 *
 * @param name how results name the folder
 */
export async function* listFolder(
  path: string,
  name: string,
  range: LogRange,
  ancestors: readonly string[] = [],
): AsyncGenerator<Listed, void, undefined> {
  let names: readonly string[];
  try {
    const real = await realpath(path);
    if (ancestors.includes(real)) return; // a link to a folder that it is in
    ancestors = [...ancestors, real];
    names = await readdir(path);
  } catch (error) {
    yield unreadable(name, error);
    return;
  }
  for (const entry of names.toSorted(byName)) {
    yield* listEntry(
      join(path, entry),
      `${name.replace(/\/+$/, "")}/${entry}`,
      range,
      ancestors,
    );
  }
}

async function* listEntry(
  path: string,
  name: string,
  range: LogRange,
  ancestors: readonly string[],
): AsyncGenerator<Listed, void, undefined> {
  const told = pathTold(resolve(path).replaceAll(sep, "/"));
  let entry;
  try {
    // At once, as it is quick: the listing of each folder lets others have their turn.
    entry = statSync(path);
  } catch (error) {
    yield unreadable(name, error);
    return;
  }
  if (entry.isDirectory()) {
    if (!isOutside(told, range)) {
      yield* listFolder(path, name, range, ancestors);
    }
  } else if (!entry.isFile() || !isLogName(path)) {
    yield { kind: "skipped", reason: "otherFiles" };
  } else if (told.skip !== undefined) {
    yield { kind: "skipped", reason: told.skip };
  } else if (isOutside(told, range)) {
    yield { kind: "skipped", reason: "outside" };
  } else {
    const location = { kind: "file", path } as const;
    const source = { name, location, bytes: entry.size, told };
    yield { kind: "log", source };
  }
}

/** The same order on every machine, whatever its language. */
function byName(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function unreadable(name: string, error: unknown): Listed {
  const problem = pathProblem(name, error);
  if (problem === undefined) throw error;
  return unreadableSource(name, problem);
}
