import type { CloudTrailRecord } from "../../cloudtrail/record";
import { compile, renderSelector, type Condition } from "../../pattern";
import { withValue } from "./record-edit";

/** Whether a record is changed so that a condition holds, or so that it does not. */
export type State = "fulfilled" | "violated";

/** What tells a record that was changed so: `one with $.eventName = "StopLogging"` */
export function nameOf(condition: Condition, state: State): string {
  const field = renderSelector(condition.selector);
  const isPlain = state === "fulfilled";
  switch (condition.kind) {
    case "text": {
      const equal = isPlain === (condition.operator === "=");
      const value = JSON.stringify(condition.value);
      return `one with ${equal ? `${field} = ${value}` : `another ${field}`}`;
    }
    case "is":
      return `one with ${field} ${isPlain ? "" : "not "}${condition.value}`;
    default:
      return `one with${isPlain ? "out" : ""} ${field}`;
  }
}

/** The record changed in the condition's field alone; undefined where no change is certain. */
export function changed(
  record: CloudTrailRecord,
  condition: Condition,
  state: State,
): CloudTrailRecord | undefined {
  const change = changeFor(condition, state);
  return change && withValue(record, condition.selector, change.value);
}

/** A value with which the condition is fulfilled or violated; undefined where none is certain. */
function changeFor(
  condition: Condition,
  state: State,
): { readonly value: unknown } | undefined {
  const other = { value: "SomethingElse" };
  switch (condition.kind) {
    case "text": {
      const value = { value: condition.value.replace(/^\*|\*$/g, "") };
      if (value.value === "") return undefined;
      const equal = condition.operator === "=";
      return equal === (state === "fulfilled") ? value : other;
    }
    case "is":
      if (condition.value === null) return undefined;
      return {
        value: state === "fulfilled" ? condition.value : !condition.value,
      };
    case "not-exists":
      return state === "violated" ? other : { value: undefined };
    case "number": {
      const { value } = condition;
      const wanted = state === "fulfilled";
      const near = [value, value - 1, value + 1];
      return near
        .map((value) => ({ value }))
        .find(
          (it) => compile({ ...condition, selector: ALONE })(it) === wanted,
        );
    }
    case "regex":
      return undefined;
  }
}

/** The place of a value that is tried by itself. */
const ALONE = [{ kind: "key", name: "value" }] as const;
