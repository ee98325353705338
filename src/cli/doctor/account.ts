/** Who the AWS credentials of this machine are. */
export interface Identity {
  /** The account's twelve digits. */
  readonly account: string;
  /** As STS tells it: an IAM user, an assumed role's session, the account's root. */
  readonly arn: string;
}

/** What IAM's simulation says of one action on any resource. */
export interface Decision {
  readonly action: string;
  readonly decision: "allowed" | "denied" | "depends";
}

/** A trail that records a region. */
export interface ExistingTrail {
  readonly name: string;
  /** The region that it was made in. */
  readonly home: string;
}

/** An AWS account, asked as the caller and only to read. */
export interface Account {
  /** @throws {AccountError} */
  readonly identity: () => Promise<Identity>;
  /**
   * The ARN of a role, its path included.
   *
   * @throws {AccountError}
   */
  readonly roleArn: (name: string) => Promise<string>;
  /**
   * Asks IAM what a user or a role may do.
   *
   * @throws {AccountError}
   */
  readonly simulate: (
    principal: string,
    actions: readonly string[],
  ) => Promise<readonly Decision[]>;
  /**
   * The trails that record a region, wherever they were made.
   *
   * @throws {AccountError}
   */
  readonly trails: (region: string) => Promise<readonly ExistingTrail[]>;
}

/** AWS did not answer the question. */
export class AccountError extends Error {
  override readonly name = "AccountError";
  /**
   * `credentials`: there are none, or AWS does not accept them. `forbidden`: who asks may not.
   * `unreachable`: anything else, the network first of all.
   */
  readonly kind: "credentials" | "forbidden" | "unreachable";

  constructor(kind: AccountError["kind"], message: string) {
    super(message);
    this.kind = kind;
  }
}
