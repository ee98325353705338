import { readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { fromJson } from "../terraform/functions/json";
import { isMap } from "../terraform/values";
import type { Source } from "./configuration";
import { parseJson, sanitized } from "./parse-json";
import { UnreadableInputError } from "./unreadable-input-error";

/**
 * The Terraform files of a folder; `undefined` where there are none.
 *
 * @throws {UnreadableInputError} for files that Terraform could not read, with file and line
 */
export async function readFolder(
  root: string,
  folder: string,
): Promise<readonly Source[] | undefined> {
  const names = await filesIn(join(root, folder));
  const sources: Source[] = [];
  for (const name of names) {
    const file = posix.join(folder, name);
    const path = join(root, folder, name);
    if (name.endsWith(".tf")) {
      sources.push(await readHcl(path, file));
    } else if (name.endsWith(".tf.json")) {
      sources.push({
        file,
        body: parseJson(file, await textIn(path, file)),
      });
    }
  }
  return sources.length === 0 ? undefined : sources;
}

/** Names of the files in a folder, in their order; none where there is no folder. */
export async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(
    () => [],
  );
  return entries
    .filter((entry) => !entry.isDirectory() && !/^\.|~$/.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

/** A link may lead nowhere, and a file may be somebody else's. */
async function textIn(path: string, file: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new UnreadableInputError(`${file} cannot be read: ${what}`);
  }
}

/**
 * A file of HCL.
 *
 * @throws {UnreadableInputError} for what is none, with file and line
 */
export async function readHcl(
  path: string,
  file: string,
  content?: string,
): Promise<Source> {
  const text = sanitized(content ?? (await textIn(path, file)));
  // The parser is a program of WebAssembly, which JSON inputs need not wait for.
  const { parse } = await import("@cdktf/hcl2json");
  let parsed: unknown;
  try {
    parsed = await parse(file, text);
  } catch (error) {
    throw new UnreadableInputError(complaint(file, error));
  }
  try {
    const body = fromJson(parsed);
    return { file, text, body: isMap(body) ? body : {} };
  } catch {
    throw new UnreadableInputError(
      `${file} is nested too deeply to be Terraform`,
    );
  }
}

/** `parse config: [main.tf:3,6-7: Invalid character; … main.tf:9,1-2: …]` */
function complaint(file: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const found = message.replace(/^parse config: \[/, "").replace(/\]$/, "");
  const start = found.startsWith(`${file}:`) ? found.slice(file.length) : "";
  const [, line, what] = /^:(\d+),[\d,-]+: ([\s\S]*)$/.exec(start) ?? [];
  if (line === undefined || what === undefined) {
    return `${file} is no HCL: ${found}`;
  }
  // Later complaints often follow from the first.
  const [first = what] = what.split(/\. \S+:\d+,[\d,-]+: /);
  return `${file}, line ${line}: ${first.replace("; ", ": ").replace(/\.$/, "")}`;
}
