import type { Construct } from "constructs";
import { parseWildcard } from "../../pattern/event-bridge/wildcard";
import type { AllowList } from "../../runtime/response/contract";

/** Who and what is left alone: ARNs, in which `*` stands for any characters. */
export interface AllowListProps {
  /** Whose doings stay as they are, such as `arn:aws:iam::123456789012:role/ci-*`. @default - nobody's */
  readonly principals?: readonly string[];
  /** What is never changed, such as a bucket that is to be public. @default - nothing */
  readonly resources?: readonly string[];
}

/**
 * The allow-list as the function reads it.
 * @throws Error for an entry that is no ARN, or that is every ARN
 */
export function allowListText(
  scope: Construct,
  { principals = [], resources = [] }: AllowListProps = {},
): string {
  for (const [list, entries] of Object.entries({ principals, resources })) {
    for (const entry of entries) {
      const wildcard = parseWildcard(entry);
      const mistake = "mistake" in wildcard ? ` (${wildcard.mistake})` : "";
      if (mistake || !/^arn:[^:]+:[^:]+:.*[^:*]/.test(entry)) {
        throw new Error(
          `the allow-list of "${scope.node.path}" has "${entry}" in ${list}: expected an ARN such as arn:aws:iam::123456789012:role/ci-*${mistake}`,
        );
      }
    }
  }
  return `${JSON.stringify({ principals, resources } satisfies AllowList, null, 2)}\n`;
}
