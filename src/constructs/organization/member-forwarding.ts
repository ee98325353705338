import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Op } from "cdktf";
import { Construct } from "constructs";
import type { Rule } from "../../rule/rule";
import { Environment } from "../environment";
import { forwardEvents } from "../forward-events";
import type { CentralEventBus } from "./central-event-bus";

/** Cost: about a dollar for a million forwarded events, in the account that forwards. */
export interface MemberForwardingProps {
  /** Whose events are wanted: the rules that the central account has on the event route. */
  readonly rules: readonly [Rule, ...Rule[]];
  /** Where those rules are. It must admit the organization (`OrganizationBusAccess`). */
  readonly to: CentralEventBus;
  /**
   * The regions of this account to forward from, by code, each with a provider for it. The region of
   * the central bus belongs to them, and us-east-1 for IAM and other global services.
   */
  readonly regions: Readonly<Record<string, AwsProvider>>;
  /** The name of the role and the beginning of the rules' names, up to 57 letters, digits, `.`, `_` and `-`. */
  readonly name: string;
}

/**
 * Brings the events of a member account to the central account's rules, from each region straight
 * to the central bus: EventBridge passes an event on to another account only once. Deployed in the
 * central account by mistake it forwards nothing.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html
 */
export class MemberForwarding extends Construct {
  constructor(scope: Construct, id: string, props: MemberForwardingProps) {
    super(scope, id);
    const { to, ...rest } = props;
    const { account } = Environment.of(this);
    forwardEvents(this, {
      ...rest,
      busArn: to.arn,
      fromWhere: `account ${to.account}`,
      isBusIn: () => Op.eq(account, to.account),
    });
  }
}
