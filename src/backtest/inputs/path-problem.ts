import { errorCode } from "../../cloudtrail/read/error-code";
import { fileProblem } from "../../cloudtrail/read/file-problem";

/** Stands where a name has bytes that are not UTF-8: nothing has the name that is left. */
const REPLACED = "\ufffd";

/** Why what has a name cannot be opened, in words; undefined for an error that is not the system's. */
export function pathProblem(name: string, error: unknown): string | undefined {
  return errorCode(error) === "ENOENT" && name.includes(REPLACED)
    ? "its name is not UTF-8: rename it"
    : fileProblem(error);
}
