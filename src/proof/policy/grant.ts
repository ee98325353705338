import { readable, same } from "../placeholder";
import { entityOf } from "./entity";
import { both, doubt, either, every, some, type Outcome } from "./outcome";
import type { Policies, PolicyPart } from "./policies";
import type { PolicyReading } from "./policy";
import { reaches, type Reach } from "./principal";
import type { Identity } from "./request";
import { allows, type Asked } from "./statement";

/** Whether policies allow a request, denials aside. */
export interface Grant {
  readonly allowed: Outcome;
  /** The parts that surely do not, where that decides. */
  readonly lacking: readonly PolicyPart[];
}

/** Of a service, or of anyone who is no identity of an account: only the resource's policy counts. */
export function grantToOthers(asked: Asked, { resource }: Policies): Grant {
  return {
    allowed: allowedBy(resource?.policy, asked, "directly"),
    lacking: ["resource policy"],
  };
}

/**
 * Of a user or role.
 *
 * Within an account its own policies or the resource's will do; across accounts both must allow.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function grantToIdentity(
  caller: Identity,
  asked: Asked,
  { identity, boundary, session, scp, resource }: Policies,
): Grant {
  const own: Side = {
    identity:
      entityOf(caller.aws).kind === "root" || allowedByOne(identity, asked),
    boundary: boundary === undefined || allowedBy(boundary, asked),
    session: session === undefined || allowedByOne(session, asked),
    scp: every(scp ?? [], (level) => allowedByOne(level, asked)),
  };
  const by = (reach: Reach) => allowedBy(resource?.policy, asked, reach);
  const kind = resource?.kind ?? "resource";
  const within = () => withinAccount(own, by, kind !== "resource");
  const across = () => acrossAccounts(own, by);
  const account = resource?.account ?? caller.account;
  switch (same(caller.account, account)) {
    case true:
      return within();
    case false:
      return across();
    default:
      return eitherWay(
        within(),
        across(),
        `account ${readable(caller.account)} may or may not be ${readable(account)}`,
      );
  }
}

/** What the policies of who asks say. */
interface Side {
  readonly identity: Outcome;
  readonly boundary: Outcome;
  readonly session: Outcome;
  readonly scp: Outcome;
}

type ByResource = (reach: Reach) => Outcome;

function withinAccount(
  own: Side,
  by: ByResource,
  mustDelegate: boolean,
): Grant {
  const limits = both(own.boundary, own.session);
  const delegated = mustDelegate ? by("by account") : true;
  const granted = either(
    by("directly"),
    both(by("as role"), limits),
    both(own.identity, delegated, limits),
  );
  const allowed = both(granted, own.scp);
  if (granted !== false) {
    return { allowed, lacking: ["service control policies"] };
  }
  const lacking = lackingOf(own);
  return {
    allowed,
    lacking:
      own.identity === false || delegated === false
        ? [...lacking, "resource policy"]
        : lacking,
  };
}

function acrossAccounts(own: Side, by: ByResource): Grant {
  const granted = some(reaches, by);
  return {
    allowed: both(granted, own.identity, own.boundary, own.session, own.scp),
    lacking: [
      ...lackingOf(own),
      ...(granted === false ? (["resource policy"] as const) : []),
    ],
  };
}

function lackingOf(own: Side): readonly PolicyPart[] {
  const parts: readonly (readonly [PolicyPart, Outcome])[] = [
    ["identity policies", own.identity],
    ["permissions boundary", own.boundary],
    ["session policies", own.session],
    ["service control policies", own.scp],
  ];
  return parts.flatMap(([part, outcome]) => (outcome === false ? [part] : []));
}

function eitherWay(one: Grant, other: Grant, question: string): Grant {
  if (one.allowed === true && other.allowed === true) return one;
  return one.allowed === false && other.allowed === false
    ? {
        allowed: false,
        lacking: [...new Set([...one.lacking, ...other.lacking])],
      }
    : { allowed: doubt(question), lacking: [] };
}

const allowedByOne = (
  policies: readonly PolicyReading[] | undefined,
  asked: Asked,
): Outcome => some(policies ?? [], (policy) => allowedBy(policy, asked));

/** @param reach of no account for the policies of an identity */
function allowedBy(
  policy: PolicyReading | undefined,
  asked: Asked,
  reach: Reach = "directly",
): Outcome {
  if (policy === undefined || policy.is === "malformed") return false;
  return policy.is === "unknown"
    ? doubt(policy.reason)
    : some(policy.statements, (statement) => allows(statement, asked, reach));
}
