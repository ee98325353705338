import type { Construct } from "constructs";
import { Environment } from "../environment";

export interface CentralEventBusProps {
  /** The account that watches, by its twelve digits. */
  readonly account: string;
  /** The region of its rules. */
  readonly region: string;
}

/** The default bus of the account that watches, as the other accounts of the organization know it. */
export class CentralEventBus {
  readonly account: string;
  readonly region: string;
  readonly arn: string;

  /**
   * @param scope whose partition it shares
   * @throws Error for an account that is none
   */
  constructor(scope: Construct, { account, region }: CentralEventBusProps) {
    if (!/^\d{12}$/.test(account)) {
      throw new Error(
        `the central account is "${account}": expected twelve digits`,
      );
    }
    this.account = account;
    this.region = region;
    const { partition } = Environment.of(scope);
    this.arn = `arn:${partition}:events:${region}:${account}:event-bus/default`;
  }
}
