import type { CloudTrailRecord } from "../../cloudtrail/record";
import type { Selector } from "../../pattern";
import { isObject } from "../../pattern/is-object";

/** What the selector reaches in the record; undefined where nothing is, or where it has a wildcard or an index. */
export function valueAt(record: unknown, selector: Selector): unknown {
  return selector.reduce<unknown>(
    (value, step) =>
      step.kind === "key" && isObject(value) && Object.hasOwn(value, step.name)
        ? value[step.name]
        : undefined,
    record,
  );
}

/** The record with another value at the selector, or without it for `undefined`; undefined where keys do not lead there. */
export function withValue(
  record: CloudTrailRecord,
  selector: Selector,
  value: unknown,
): CloudTrailRecord | undefined {
  const names = selector.flatMap((step) =>
    step.kind === "key" ? [step.name] : [],
  );
  return names.length === selector.length
    ? replaced(record, names, value)
    : undefined;
}

function replaced(
  object: Readonly<Record<string, unknown>>,
  [name, ...rest]: readonly string[],
  value: unknown,
): Readonly<Record<string, unknown>> {
  if (name === undefined) return object;
  const old = object[name];
  const inner =
    rest.length === 0 ? value : replaced(isObject(old) ? old : {}, rest, value);
  const { [name]: _, ...others } = object;
  return inner === undefined ? others : { ...object, [name]: inner };
}
