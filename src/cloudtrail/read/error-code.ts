/** The code of an error of Node's own, such as `ENOENT` or `Z_DATA_ERROR`; undefined for any other. */
export function errorCode(error: unknown): string | undefined {
  return typeof error === "object" &&
    error !== null &&
    "code" in error &&
    typeof error.code === "string"
    ? error.code
    : undefined;
}
