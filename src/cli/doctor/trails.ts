import { isRegion } from "../../project/regions";
import { type Account, AccountError, type Identity } from "./account";
import type { Finding } from "./finding";

const check = "trails";

/** What the stack is about to make. */
export interface OwnTrail {
  readonly name: string;
  readonly region: string;
}

/**
 * Whether the account has trails already: AWS charges for the second copy of management events, and a
 * trail can be taken over.
 *
 * @param own undefined where the stack has no trail
 */
export async function checkTrails(
  { trails }: Pick<Account, "trails">,
  identity: Identity | undefined,
  own: OwnTrail | undefined,
): Promise<Finding> {
  if (own === undefined) {
    return { check, status: "ok", found: "the stack has none" };
  }
  if (identity === undefined) return unknown("it takes credentials to ask");
  if (!isRegion(own.region)) return unknown("it takes a region to ask");
  try {
    const others = (await trails(own.region)).filter(
      ({ name, home }) => name !== own.name || home !== own.region,
    );
    return others.length === 0
      ? {
          check,
          status: "ok",
          found: `no other trail records ${own.region}`,
        }
      : {
          check,
          status: "ok",
          found: `${others.map(({ name, home }) => `${name} (${home})`).join(", ")} is there already: where two trails record management events, AWS charges $2 for 100,000 of the second copy; guides/migrate.md takes one over`,
        };
  } catch (error) {
    if (!(error instanceof AccountError)) throw error;
    return error.kind === "forbidden"
      ? unknown(
          `not allowed to ask (${error.message})`,
          "allow cloudtrail:DescribeTrails",
        )
      : error.kind === "credentials"
        ? {
            check,
            status: "missing",
            found: `${own.region} does not take credentials that AWS takes elsewhere (${error.message})`,
            mend: `enable the region in the account: aws account enable-region --region-name ${own.region}`,
          }
        : unknown(`CloudTrail could not be asked (${error.message})`);
  }
}

function unknown(found: string, mend?: string): Finding {
  return { check, status: "unknown", found, ...(mend && { mend }) };
}
