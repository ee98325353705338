import { Unknown } from "../model";
import { readable, same } from "../placeholder";
import { both, doubt, either, not, some, type Outcome } from "./outcome";
import type { PrincipalElement, PrincipalEntry } from "./policy";
import { accountNamed, entityOf } from "./entity";
import type { Identity, Principal } from "./request";

/**
 * How a statement reaches who asks. `directly`: as everyone, service, user or session, so that no
 * boundary or session policy limits it; `as role`: by the ARN of the role, which they limit; `by
 * account`: it leaves the decision to the policies of that account.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export type Reach = "directly" | "as role" | "by account";

/** All ways to be reached. */
export const reaches: readonly Reach[] = ["directly", "as role", "by account"];

/** Whether the `Principal` of an Allow reaches who asks in this way. */
export function isGranted(
  element: PrincipalElement,
  principal: Principal,
  reach: Reach,
): Outcome {
  if (!element.negated) {
    return some(element.entries, (entry) => names(entry, principal, reach));
  }
  // Everyone but those named; whether naming the account names all in it is left open by AWS.
  if (reach !== "directly") return false;
  const account = isNamed(element, principal, ["by account"]);
  return both(
    not(isNamed(element, principal, ["directly", "as role"])),
    account === true
      ? doubt("NotPrincipal names the account of who asks")
      : not(account),
  );
}

/** Whether the `Principal` of a Deny reaches who asks. */
export function isDenied(
  element: PrincipalElement,
  principal: Principal,
): Outcome {
  if (!element.negated) return isNamed(element, principal, reaches);
  const named = isNamed(element, principal, ["directly", "as role"]);
  if (named !== true || !isIdentity(principal)) return not(named);
  const exempt = either(
    some(element.entries, (entry) => isEveryone(entry)),
    isNamed(element, principal, ["by account"]),
  );
  return exempt === true
    ? false
    : doubt(
        "NotPrincipal names who asks but not the account, which AWS may deny before it",
      );
}

function isNamed(
  { entries }: PrincipalElement,
  principal: Principal,
  by: readonly Reach[],
): Outcome {
  return some(by, (reach) =>
    some(entries, (entry) => names(entry, principal, reach)),
  );
}

const isIdentity = (principal: Principal) =>
  typeof principal === "object" && "aws" in principal;

const isEveryone = (entry: PrincipalEntry | Unknown) =>
  !(entry instanceof Unknown) && entry.type === "AWS" && entry.value === "*";

function names(
  entry: PrincipalEntry | Unknown,
  principal: Principal,
  reach: Reach,
): Outcome {
  if (entry instanceof Unknown) return doubt(entry.reason);
  if (isEveryone(entry)) return reach === "directly";
  const { type, value } = entry;
  if (principal === "anonymous") return false;
  if ("service" in principal) {
    if (type !== "Service" || reach !== "directly") return false;
    if (value === "*") return true;
    const services =
      typeof principal.service === "string"
        ? [principal.service]
        : principal.service;
    return some(services, (service) => equal(value, service));
  }
  if ("federated" in principal) {
    return type === "Federated" && reach === "directly"
      ? equal(value, principal.federated)
      : false;
  }
  if (type === "CanonicalUser") {
    return reach === "by account"
      ? doubt("it is not known whose canonical user id it names")
      : false;
  }
  return type === "AWS" ? namesIdentity(value, principal, reach) : false;
}

function equal(wanted: string, found: string): Outcome {
  const result = same(wanted, found);
  return result === "unknown"
    ? doubt(`"${readable(found)}" may or may not be "${readable(wanted)}"`)
    : result;
}

function namesIdentity(value: string, caller: Identity, reach: Reach): Outcome {
  const { aws, account, session } = caller;
  const asked = entityOf(aws);
  if (reach === "by account" || asked.kind === "root") {
    // The account's root user is the account.
    const named = reach === "as role" ? undefined : accountNamed(value);
    return named === undefined ? false : equal(named, account);
  }
  if (asked.kind === "user") return reach === "directly" && equal(value, aws);
  const named = entityOf(value);
  const sameRole = () =>
    // Names of roles are unique in an account, whatever their path.
    both(equal(named.account, account), equal(named.name, asked.name));
  if (reach === "as role") {
    return asked.kind === "session" && named.kind === "role"
      ? sameRole()
      : equal(value, aws);
  }
  const own = asked.kind === "session" ? aws : session;
  if (own !== undefined) return equal(value, own);
  return named.kind === "session"
    ? both(sameRole(), doubt("the name of the role's session is not known"))
    : false;
}
