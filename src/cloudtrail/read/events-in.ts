import { UnreadableError } from "./unreadable-error";

/** Where AWS's answers hold a record as text: `lookup-events`, and CloudTrail Lake where it was asked for. */
const TEXTS = ["CloudTrailEvent", "eventJson"] as const;

/** Where documents hold a list of records, or of what holds them. */
const LISTS = ["Records", "Events", "QueryResultRows"] as const;

/** A list of answers with lists of rows; deeper nesting is somebody's attempt to exhaust the stack. */
const MOST_WRAPPINGS = 4;

/**
 * The records that an exported JSON value holds; the value itself, where it is in no wrapping that
 * is known.
 *
 * @throws {UnreadableError} for a row of CloudTrail Lake that has no whole record
 */
export function eventsIn(
  value: unknown,
  wrappings = MOST_WRAPPINGS,
): readonly unknown[] {
  if (wrappings === 0) return [value];
  const inside = (inner: unknown) => eventsIn(inner, wrappings - 1);
  if (Array.isArray(value)) {
    const row = rowOf(value);
    return row === undefined ? value.flatMap(inside) : [eventOfRow(row)];
  }
  for (const name of TEXTS) {
    const text = member(value, name);
    if (typeof text === "string") return [parsed(text, name)];
  }
  for (const name of LISTS) {
    const list = member(value, name);
    if (Array.isArray(list)) return list.flatMap(inside);
  }
  return [value];
}

/**
 * The record in a row of CloudTrail Lake, by the names of its columns.
 *
 * @throws {UnreadableError} for one without the column eventJson
 */
export function eventOfRow(row: Readonly<Record<string, unknown>>): unknown {
  const text = row["eventJson"];
  if (typeof text === "string") return parsed(text, "eventJson");
  throw new UnreadableError(
    `expected the column eventJson, found ${JSON.stringify(Object.keys(row))}: ask CloudTrail Lake for it, SELECT eventJson FROM …`,
  );
}

/** A row of `get-query-results`, a list of objects with one column each, as one object. */
function rowOf(
  values: readonly unknown[],
): Readonly<Record<string, unknown>> | undefined {
  const columns = values.map((value) =>
    typeof value === "object" && value !== null ? Object.entries(value) : [],
  );
  const isRow =
    columns.length > 0 &&
    columns.every(
      ([column, ...others]) =>
        typeof column?.[1] === "string" && others.length === 0,
    );
  return isRow ? Object.fromEntries(columns.flat()) : undefined;
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UnreadableError(
      `expected a record as JSON in ${name}, found other text`,
    );
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" &&
    value !== null &&
    Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name] // an object that has it
    : undefined;
}
