import { meant } from "../../rule/did-you-mean";
import { knownActions, wildcardMeant } from "./known-actions";

/** Which of the values was meant by one that is none of them: in another case, within quotes, or a slip away. */
export function valueMeant(
  value: string,
  values: readonly string[],
): string | undefined {
  const bare = value.replace(/^[\\'"\s*]+|[\\'"\s*]+$/g, "");
  return meant(bare, values);
}

/**
 * Why no record has this value in an open field: a service is written with its domain, and the
 * names of actions have one spelling. Undefined where a record may have it.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function openValue(
  path: string,
  value: string,
  written: string,
): { readonly why: string; readonly meant: string } | undefined {
  if (value.startsWith("*") || value.endsWith("*")) {
    const meant = path === "$.eventName" ? wildcardMeant(value) : undefined;
    return meant === undefined
      ? undefined
      : otherLetters(value, meant, written);
  }
  if (path === "$.eventSource") {
    if (/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(value)) return undefined;
    const service = value
      .toLowerCase()
      .replace(/[^a-z0-9.-]/g, "")
      .replace(/^(aws|amazon)\.|\.amazonaws(\.com)?$|\.com$/g, "");
    return {
      why: `${written} is a service's domain in small letters, and never "${value}"`,
      meant: `${written} = "${service}.amazonaws.com"`,
    };
  }
  const action =
    path === "$.eventName"
      ? knownActions().get(value.toLowerCase())
      : undefined;
  return action === undefined || action.has(value)
    ? undefined
    : otherLetters(value, `${[...action][0]}`, written);
}

const otherLetters = (value: string, meant: string, written: string) => ({
  why: `values are compared to the letter, and CloudTrail does not write "${value}"`,
  meant: `${written} = "${meant}"`,
});
