import type { Selector, Step } from "../ast";
import { message } from "../messages";
import type { Scanner } from "./scanner";

/** The whole of what stands where a selector should, right or wrong. */
const WHOLE = /\$(?:\.\['[^']*'\]|[^ \t\r\n=!<>(){}])*/y;
const KEY_STEP = String.raw`\.\['[^']*'\]|\.[A-Za-z0-9_-]+|\.\*`;
const SELECTOR = new RegExp(
  String.raw`^\$(?:${KEY_STEP})(?:${KEY_STEP}|\[\d{1,9}\]|\[\*\])*$`,
);
const STEP = /\.\['([^']*)'\]|\.([A-Za-z0-9_-]+)|(\.\*)|\[(\d+)\]|\[\*\]/g;

/** Reads `$.resources[0].ARN` at the cursor. */
export function parseSelector(scanner: Scanner): Selector {
  const start = scanner.offset;
  const selector = scanner.read(WHOLE);
  if (selector === "") {
    // `status = 401`: a name without its $. is the usual mistake.
    const bare = /[A-Za-z0-9_.-]/y;
    return scanner.fail(scanner.peek(bare) === "" ? "condition" : "selector");
  }
  if (!SELECTOR.test(selector)) {
    return scanner.failAt(start, message("step", { selector }));
  }
  const steps = [...selector.matchAll(STEP)].map(
    ([, key, name, anyKey, index]): Step => {
      if (key !== undefined) return { kind: "key", name: key };
      if (name !== undefined) return { kind: "key", name };
      if (anyKey !== undefined) return { kind: "any-key" };
      return index === undefined
        ? { kind: "any-element" }
        : { kind: "index", index: Number(index) };
    },
  );
  return Object.freeze(steps.map((step) => Object.freeze(step)));
}
