import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { mapsIn, textIn } from "./fields";
import { parseJson } from "./parse-json";

/**
 * The folders that `terraform init` put modules from elsewhere into, by the calls that lead to
 * them, such as `audit.bucket`. None where it has not run.
 */
export async function readInstalled(
  root: string,
): Promise<ReadonlyMap<string, string>> {
  const file = join(root, ".terraform/modules/modules.json");
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return new Map();
  return new Map(
    mapsIn(parseJson(file, text), "Modules").map((module) => [
      textIn(module, "Key") ?? "",
      posix.normalize((textIn(module, "Dir") ?? ".").replaceAll("\\", "/")),
    ]),
  );
}
