import { Unknown, type Resource, type Value } from "../../model";
import { matchTokens } from "../../policy/glob";
import { tokensOf, withWildcards } from "../../policy/tokens";
import { problem, type Finding } from "../graph/finding";
import type { Document } from "./permission";
import { flagOf, isList, isMap } from "../graph/values";

/**
 * KMS refuses a policy that lets nobody change it.
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html (BypassPolicyLockoutSafetyCheck)
 */
export function lockoutFindings(
  key: Resource,
  { at, argument, value }: Document,
): readonly Finding[] {
  const statements = statementsOf(value);
  const isBypassed =
    (flagOf(key.values, "bypass_policy_lockout_safety_check") ?? false) !==
    false;
  return isBypassed || statements === undefined || statements.some(lets)
    ? []
    : [
        problem({
          id: "key-lockout",
          at: at.address,
          argument,
          what: "KMS refuses the policy: nobody may change it any more, expected a statement that allows an account or role kms:PutKeyPolicy",
          mend: "allow kms:* to the account's root",
        }),
      ];
}

function statementsOf(value: Value): readonly Value[] | undefined {
  if (typeof value !== "string") return undefined;
  try {
    // What JSON holds is a Value.
    const policy = JSON.parse(value) as Value;
    const found = isMap(policy) ? policy["Statement"] : undefined;
    return found === undefined || found instanceof Unknown
      ? undefined
      : listed(found);
  } catch {
    return undefined;
  }
}

/** Whether a statement lets an identity change the policy; what is not written plainly may. */
function lets(statement: Value): boolean {
  if (!isMap(statement) || statement["Effect"] !== "Allow") return false;
  const { Principal: principal = null, Action: actions = null } = statement;
  const isIdentity =
    !isMap(principal) || Object.keys(principal).some((kind) => kind === "AWS");
  return (
    isIdentity && (actions === null || listed(actions).some(changesPolicy))
  );
}

function changesPolicy(action: Value): boolean {
  if (typeof action !== "string") return true;
  const pattern = withWildcards(tokensOf(action.toLowerCase()));
  return matchTokens(pattern, tokensOf("kms:putkeypolicy")) !== false;
}

const listed = (value: Value): readonly Value[] =>
  isList(value) ? value : [value];
