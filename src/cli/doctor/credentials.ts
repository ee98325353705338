import { type Account, AccountError, type Identity } from "./account";
import type { Finding } from "./finding";

const check = "credentials";

/** Who AWS says we are. */
export interface Credentials {
  /** Undefined where AWS could not say it. */
  readonly identity: Identity | undefined;
  readonly finding: Finding;
}

/** Asks AWS who its credentials belong to; anybody may ask that. */
export async function checkCredentials({
  identity: ask,
}: Pick<Account, "identity">): Promise<Credentials> {
  try {
    const identity = await ask();
    const { account, arn } = identity;
    const isRoot = arn.endsWith(":root");
    const found = `account ${account}, ${arn}`;
    return {
      identity,
      finding: {
        check,
        status: "ok",
        found: isRoot
          ? `${found}: it may do everything, and every use of it is an alert of this monitor`
          : found,
      },
    };
  } catch (error) {
    if (!(error instanceof AccountError)) throw error;
    return { identity: undefined, finding: lacking(error) };
  }
}

function lacking({ kind, message }: AccountError): Finding {
  return kind === "credentials"
    ? {
        check,
        status: "missing",
        found: `no AWS credentials that AWS accepts (${message})`,
        mend: "sign in (aws sso login, aws login), or set AWS_PROFILE",
      }
    : {
        check,
        status: "unknown",
        found: `AWS could not be asked (${message})`,
      };
}
