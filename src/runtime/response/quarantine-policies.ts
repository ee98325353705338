/** An inline policy that a quarantine puts on a principal. */
export interface QuarantinePolicy {
  readonly name: string;
  readonly document: string;
}

/** Denies everything, to every session. Removing it ends the quarantine. */
export const denyEverything: QuarantinePolicy = {
  name: "TrailwireQuarantine",
  document: document({ Effect: "Deny", Action: "*", Resource: "*" }),
};

/**
 * Denies everything to sessions that are older, and stays when the quarantine is over: whoever holds
 * one may be the reason for it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html
 */
export function denyOlderSessions(now: Date): QuarantinePolicy {
  return {
    name: "TrailwireRevokedSessions",
    document: document({
      Effect: "Deny",
      Action: "*",
      Resource: "*",
      Condition: {
        DateLessThan: { "aws:TokenIssueTime": now.toISOString() },
      },
    }),
  };
}

/** Without blanks: the inline policies of a user have 2,048 characters in all. */
function document(statement: object): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}
