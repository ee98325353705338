import { compile, type Condition } from "../../pattern";
import { stepBehind, type Path } from "./projection";
import { equalValues } from "./text-values";

/** The class of values that belong to none: there may be no more classes. */
const UNKNOWN_CLASS = 0xffff;

/**
 * Makes the function that sorts a path's values into classes, numbered from 1: no condition tells
 * values of one class apart. A value comes as its JSON, or as `{` or `[` alone for any object or
 * array where each is as good as any other.
 */
export function classify({
  names,
  conditions,
}: Path): (json: string) => number {
  const compared = equalValues([...new Set(conditions.flatMap(comparedText))]);
  const tests = conditions
    .filter((condition) => comparedText(condition).length === 0)
    .map(compile);
  const held = (value: unknown) => {
    const record = names.reduceRight<unknown>(
      (inner, name) => ({ [name]: inner }),
      value,
    );
    return tests.map((test) => (test(record) ? 1 : 0)).join("");
  };
  const classes = new Map<string, number>();
  return (json) => {
    const value = valueOf(json);
    // What a comparison with a text makes of a number and of other values (semantics.ts).
    const texts =
      typeof value === "string" || typeof value === "number"
        ? compared(String(value))
        : "none";
    const key = tests.length === 0 ? texts : `${texts};${held(value)}`;
    const known = classes.get(key);
    if (known !== undefined) return known;
    if (classes.size === UNKNOWN_CLASS - 1) return UNKNOWN_CLASS;
    classes.set(key, classes.size + 1);
    return classes.size;
  };
}

/** The value of which the JSON is given, as {@link classify} takes it. */
export function valueOf(json: string): unknown {
  if (json === "{") return {};
  if (json === "[") return [];
  // Most values are strings that stand as they are.
  return json.startsWith('"') && !json.includes("\\")
    ? json.slice(1, -1)
    : JSON.parse(json);
}

/** The text that the path's value itself is compared with. */
function comparedText(condition: Condition): readonly string[] {
  return condition.kind === "text" && stepBehind(condition) === undefined
    ? [condition.value]
    : [];
}
