import { errorCode } from "./error-code";

/** What the system's errors mean to a person. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EISDIR: "expected a file, found a folder: name its files, as in logs/*.gz",
  EACCES: "no permission to read it",
  ELOOP: "a link that leads to itself",
};

/** Why the system could not open or read something, in words; undefined for an error of another kind. */
export function fileProblem(error: unknown): string | undefined {
  const code = errorCode(error);
  return code && (reasons[code] ?? `cannot be read (${code})`);
}
