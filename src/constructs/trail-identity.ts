import type { Construct } from "constructs";
import { Environment } from "./environment";

export interface TrailIdentityProps {
  /** 3 to 128 letters, digits, `.`, `_` and `-`, no two of the signs in a row. */
  readonly name: string;
  /**
   * The organization whose accounts the trail records, such as `o-a1b2c3d4e5`. The stack must then
   * be deployed in the organization's management account, with trusted access for CloudTrail.
   * @default - only the account itself is recorded
   */
  readonly organizationId?: string;
}

/**
 * Which trail is meant, before the trail exists. Bucket, key and role admit this trail and no
 * other; they must be there first, so its ARN is made from its name and not from the resource.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export class TrailIdentity {
  readonly name: string;
  readonly organizationId: string | undefined;
  readonly #scope: Construct;

  constructor(scope: Construct, props: TrailIdentityProps) {
    this.name = props.name;
    this.organizationId = props.organizationId;
    this.#scope = scope;
  }

  get #environment(): Environment {
    return Environment.of(this.#scope);
  }

  get arn(): string {
    return this.#environment.arn("cloudtrail", `trail/${this.name}`);
  }

  /** The trail as the encryption context of its log files may name it, from whatever region they come. */
  get arnInAnyRegion(): string {
    const { partition, account } = this.#environment;
    return `arn:${partition}:cloudtrail:*:${account}:trail/${this.name}`;
  }

  /** The account that owns the trail. */
  get account(): string {
    return this.#environment.account;
  }

  /**
   * The beginnings of the names that CloudTrail gives to its log streams.
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
   */
  get logStreamPrefixes(): readonly string[] {
    const own = `${this.account}_CloudTrail_${this.#environment.region}`;
    return this.organizationId === undefined
      ? [own]
      : [own, `${this.organizationId}_`];
  }
}
