import { existsSync, readFileSync } from "node:fs";
import { CONTEXT_ENV } from "cdktf";
import { isObject } from "../pattern/is-object";
import { SettingsError } from "./settings";

/**
 * The context of the app. The cdktf command line passes that of `cdktf.json` on; without it the
 * file in the working folder is read, so that `node bin/run.js main.ts` makes the same output.
 * @throws SettingsError when the file is no JSON
 */
export function readContext(
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, unknown>> {
  const passed = environment[CONTEXT_ENV];
  if (passed !== undefined) return object(JSON.parse(passed));
  if (!existsSync("cdktf.json")) return {};
  try {
    const config: unknown = JSON.parse(readFileSync("cdktf.json", "utf8"));
    return object(object(config)["context"]);
  } catch (error) {
    throw new SettingsError(
      `cdktf.json cannot be read: expected JSON (${error instanceof Error ? error.message : String(error)})`,
    );
  }
}

function object(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}
