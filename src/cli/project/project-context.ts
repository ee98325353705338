import { readFileSync } from "node:fs";
import { errorCode } from "../../cloudtrail/read/error-code";
import { isObject } from "../../pattern/is-object";
import { UsageError } from "../usage-error";

/** The settings of a project, as they are written: what they should be is for `npm run synth` to say. */
export type ProjectContext = Readonly<Record<string, unknown>>;

/**
 * The context in the cdktf.json of this folder; undefined where there is no project.
 *
 * @throws {UsageError} for a file that cannot be read
 */
export function projectContext(): ProjectContext | undefined {
  const text = projectFile("cdktf.json");
  if (text === undefined) return undefined;
  try {
    // What cdktf.json may hold.
    const project = JSON.parse(text) as { context?: ProjectContext } | null;
    return project?.context ?? {};
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(`cdktf.json: expected JSON (${error.message})`);
  }
}

/**
 * The text of a file of the project; undefined where there is none.
 *
 * @throws {UsageError} for a file that cannot be read
 */
export function projectFile(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT") return undefined;
    if (code === undefined) throw error;
    throw new UsageError(`${path} cannot be read (${code})`);
  }
}

/** The settings of one kind; none where there is no object of that name. */
export function objectIn(
  context: ProjectContext,
  key: string,
): Readonly<Record<string, unknown>> {
  const value = context[key];
  return isObject(value) ? value : {};
}
