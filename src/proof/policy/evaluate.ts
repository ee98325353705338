import { grantToIdentity, grantToOthers } from "./grant";
import { nearMisses, type NearMiss } from "./near-miss";
import { both, doubt, isDoubt, not, some, type Outcome } from "./outcome";
import {
  partsOf,
  type PartOfPolicies,
  type Policies,
  type PolicyPart,
  type StatementPlace,
} from "./policies";
import type { PolicyReading } from "./policy";
import type { Request } from "./request";
import { scopeOf } from "./scope";
import { denies, type Asked } from "./statement";

/** Whether a request is allowed, and why not. */
export type Decision =
  | { readonly verdict: "allowed" }
  | {
      readonly verdict: "denied";
      /** Statements deny it. */
      readonly how: "explicitly";
      readonly by: readonly StatementPlace[];
    }
  | {
      readonly verdict: "denied";
      /** No statement allows it. */
      readonly how: "implicitly";
      /** What does not allow it. Where both are named, identity policies or the resource's would do within an account. */
      readonly lacking: readonly PolicyPart[];
      /** The statements of these that would allow something like it, nearest first. */
      readonly nearly: readonly NearMiss[];
    }
  | {
      readonly verdict: "unknown";
      /** What it hinges on, in sentences without capital and full stop. */
      readonly doubts: readonly string[];
    };

/**
 * Whether AWS allows a request. Where it hinges on something unknown, it is `unknown`; a verdict
 * holds whatever the placeholders stand for.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function evaluate(request: Request, policies: Policies): Decision {
  const { principal } = request;
  const identity =
    typeof principal === "object" && "aws" in principal ? principal : undefined;
  const account = policies.resource?.account ?? identity?.account;
  const asked = { request, scope: scopeOf(request, account) };
  const parts = partsOf(policies, identity !== undefined);
  const denied = some(parts, (part) =>
    some(part.policies, (policy) => deniedBy(policy, asked)),
  );
  if (denied === true) {
    return { verdict: "denied", how: "explicitly", by: deniers(parts, asked) };
  }
  const { allowed, lacking } =
    identity === undefined
      ? grantToOthers(asked, policies)
      : grantToIdentity(identity, asked, policies);
  if (allowed === false) {
    const of = parts.filter(({ part }) => lacking.includes(part));
    return {
      verdict: "denied",
      how: "implicitly",
      lacking,
      nearly: nearMisses(of, asked),
    };
  }
  const outcome = both(allowed, not(denied));
  return isDoubt(outcome)
    ? { verdict: "unknown", doubts: outcome.doubts }
    : { verdict: "allowed" };
}

function deniedBy(policy: PolicyReading, asked: Asked): Outcome {
  switch (policy.is) {
    case "malformed":
      return false;
    case "unknown":
      return doubt(policy.reason);
    case "policy":
      return some(policy.statements, (statement) => denies(statement, asked));
  }
}

/** The statements that surely deny it. */
function deniers(
  parts: readonly PartOfPolicies[],
  asked: Asked,
): readonly StatementPlace[] {
  return parts.flatMap(({ part, policies }) =>
    policies.flatMap((policy, n) =>
      policy.is !== "policy"
        ? []
        : policy.statements.flatMap((statement) =>
            statement.effect !== "unknown" && denies(statement, asked) === true
              ? [
                  {
                    part,
                    policy: n,
                    index: statement.index,
                    sid: statement.sid,
                  },
                ]
              : [],
          ),
    ),
  );
}
