import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Op } from "cdktf";
import { Construct } from "constructs";
import type { Rule } from "../rule/rule";
import { Environment } from "./environment";
import type { DefaultEventBus } from "./event-bus";
import { forwardEvents } from "./forward-events";

export interface EventForwardingProps {
  /** Whose events are wanted. */
  readonly rules: readonly [Rule, ...Rule[]];
  /** Where the rules are. */
  readonly bus: DefaultEventBus;
  /** The regions to forward from, by code, each with a provider for it. The bus's own region is left out by itself. */
  readonly regions: Readonly<Record<string, AwsProvider>>;
  /** The name of the role and the beginning of the rules' names, up to 57 letters, digits, `.`, `_` and `-`. */
  readonly name: string;
}

/**
 * Brings the events of further regions to the bus that has the rules: a trail records all regions,
 * but its events come to the bus of the region where something happened, those of IAM and other
 * global services to us-east-1, sign-ins of root to us-east-1, us-east-2 or us-west-2.
 *
 * One rule in each region, and a second if reads are watched, whatever the number of alerts.
 * Forwarded events are charged for like custom ones, about a dollar for a million.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html
 */
export class EventForwarding extends Construct {
  constructor(scope: Construct, id: string, props: EventForwardingProps) {
    super(scope, id);
    const { bus, ...rest } = props;
    const { region: home } = Environment.of(this);
    forwardEvents(this, {
      ...rest,
      busArn: bus.arn,
      fromWhere: "another region",
      isBusIn: (region) => Op.eq(home, region),
    });
  }
}
