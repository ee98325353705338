import type { Selector } from "../../ast";

/** A name that needs no backticks. */
const PLAIN = /^[A-Za-z0-9_.]+$/;

/**
 * The name under which Logs Insights discovers the field: its steps joined by dots, indices too.
 *
 * @returns the name, or why there is none
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html
 */
export function discoveredName(
  selector: Selector,
): { readonly name: string } | { readonly lack: string } {
  const steps: string[] = [];
  for (const step of selector) {
    if (step.kind === "key") steps.push(step.name);
    else if (step.kind === "index") steps.push(String(step.index));
    else if (step.kind === "any-element") {
      return { lack: "it has no wildcard for the elements of an array" };
    } else return { lack: "it has no wildcard for the name of a field" };
  }
  const name = steps.join(".");
  if (name.includes("`")) {
    return { lack: "it has no quotes for a name with a backtick" };
  }
  return { name: PLAIN.test(name) ? name : `\`${name}\`` };
}
