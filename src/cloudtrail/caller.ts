import { textAt } from "./text-at";

/** Who made the call: the ARN, or what the record has nearest to it. */
export function callerOf(record: unknown): string | undefined {
  return (
    textAt(record, "userIdentity.arn") ??
    textAt(record, "userIdentity.invokedBy") ??
    textAt(record, "userIdentity.principalId") ??
    textAt(record, "userIdentity.type")
  );
}

/** Long enough for every ARN; DynamoDB takes keys of 2,048 bytes. */
const MOST = 400;

/**
 * Whose findings are told together: all sessions of a role are one, and each ARN. Services and
 * callers without an ARN are told apart by account.
 */
export function principalOf(record: unknown): string {
  const arn =
    textAt(record, "userIdentity.sessionContext.sessionIssuer.arn") ??
    textAt(record, "userIdentity.arn");
  if (arn !== undefined) return arn.slice(0, MOST);
  const name =
    textAt(record, "userIdentity.invokedBy") ??
    textAt(record, "userIdentity.type") ??
    "unknown";
  const account = textAt(record, "recipientAccountId") ?? "unknown account";
  return `${name} in ${account}`.slice(0, MOST);
}
