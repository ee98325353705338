import { type Account, AccountError, type Identity } from "./account";
import { createActions } from "./create-actions";
import type { Finding } from "./finding";

const check = "permissions";

/** As many actions are named. */
const SHOWN = 6;

/**
 * Whether we may make what the synthesized stack has, as far as IAM's own simulation knows: it sees the policies
 * of the user or the role, its boundary and the organization's; not what resources allow, nor the session's own policy.
 *
 * @param types of the stack's resources; undefined where nothing is synthesized
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export async function checkPermissions(
  account: Pick<Account, "roleArn" | "simulate">,
  identity: Identity | undefined,
  types: readonly string[] | undefined,
): Promise<Finding> {
  if (identity === undefined) return unknown("it takes credentials to ask");
  if (types === undefined) {
    return unknown(
      "nothing is synthesized yet, so it is not known what will be made",
      "npx cdktf synth, and ask again",
    );
  }
  if (identity.arn.endsWith(":root")) {
    return { check, status: "ok", found: "root may do everything" };
  }
  const actions = [
    ...new Set(types.flatMap((type) => createActions[type] ?? [])),
  ].sort();
  try {
    const principal = await principalOf(identity.arn, account);
    const decisions = await account.simulate(principal, actions);
    const by = (kind: string) =>
      decisions
        .filter(({ decision }) => decision === kind)
        .map(({ action }) => action);
    return judged(actions.length, by("denied"), by("depends"), principal);
  } catch (error) {
    if (!(error instanceof AccountError)) throw error;
    return error.kind === "forbidden"
      ? unknown(
          `not allowed to ask (${error.message})`,
          "allow iam:SimulatePrincipalPolicy and iam:GetRole, or let terraform apply find out",
        )
      : unknown(`IAM could not be asked (${error.message})`);
  }
}

function judged(
  asked: number,
  denied: readonly string[],
  depends: readonly string[],
  principal: string,
): Finding {
  if (denied.length > 0) {
    return {
      check,
      status: "missing",
      found: `${denied.length} of ${asked} actions are not allowed on all resources: ${shown(denied)}`,
      mend: `allow them to ${principal}; a policy for certain resources may do, which cannot be seen from here`,
    };
  }
  return depends.length > 0
    ? unknown(
        `all ${asked} actions are allowed, some under conditions that only a real call shows: ${shown(depends)}`,
      )
    : {
        check,
        status: "ok",
        found: `all ${asked} actions that make the stack are allowed`,
      };
}

/** The user or the role behind an identity. A session's ARN lacks its role's path. */
async function principalOf(
  arn: string,
  { roleArn }: Pick<Account, "roleArn">,
): Promise<string> {
  const [, role] = /:assumed-role\/([^/]+)\//.exec(arn) ?? [];
  return role === undefined ? arn : roleArn(role);
}

function shown(actions: readonly string[]): string {
  const more = actions.length - SHOWN;
  return `${actions.slice(0, SHOWN).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function unknown(found: string, mend?: string): Finding {
  return { check, status: "unknown", found, ...(mend && { mend }) };
}
