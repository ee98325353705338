/** The value at a path such as `userIdentity.arn`; undefined where the record has none. */
export function valueAt(record: unknown, path: string): unknown {
  let value = record;
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    if (!Object.hasOwn(value, name)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name]; // an object that has the key
  }
  return value;
}

/** The text at a path; undefined where the record has none, or an empty one. */
export function textAt(record: unknown, path: string): string | undefined {
  const value = valueAt(record, path);
  return typeof value === "string" && value !== "" ? value : undefined;
}
