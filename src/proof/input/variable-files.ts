import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Value } from "../model";
import { closedScope } from "./closed-scope";
import { evaluateValue } from "./evaluate-body";
import { filesIn, readHcl } from "./folder";
import { parseJson } from "./parse-json";
import type { Session } from "./session";

const RANKS = [
  /^terraform\.tfvars$/,
  /^terraform\.tfvars\.json$/,
  /\.auto\.tfvars(\.json)?$/,
];

/**
 * The variables that Terraform reads by itself in a folder, the last word last:
 * `terraform.tfvars`, `terraform.tfvars.json`, `*.auto.tfvars` and `*.auto.tfvars.json`.
 *
 * @throws {UnreadableInputError} for files that Terraform could not read
 */
export async function readVariableFiles(
  folder: string,
  session: Session,
): Promise<ReadonlyMap<string, Value>> {
  const found = new Map<string, Value>();
  const names = await filesIn(folder);
  const evaluator = { session, scope: closedScope(session) };
  for (const rank of RANKS) {
    for (const file of names.filter((name) => rank.test(name))) {
      const path = join(folder, file);
      const isJson = file.endsWith(".json");
      const body = isJson
        ? parseJson(file, await readFile(path, "utf8"))
        : (await readHcl(path, file)).body;
      for (const [name, written] of Object.entries(body)) {
        const site = { address: `var.${name}`, place: { file } };
        // JSON holds plain values here, no templates.
        const value = isJson
          ? written
          : evaluateValue(written, evaluator, new Map(), site);
        found.set(name, value);
      }
    }
  }
  return found;
}
