import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Fn, Op, TerraformIterator, Token } from "cdktf";
import { Construct } from "constructs";
import type { Rule } from "../rule/rule";
import { Environment } from "./environment";
import type { DefaultEventBus } from "./event-bus";
import { forwardPatterns } from "./event-forward-pattern";
import { literal } from "./literal";
import { policyDocument } from "./policy-document";

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
    const { rules, bus, regions, name } = props;
    const role = new IamRole(this, "role", {
      name,
      assumeRolePolicy: policyDocument([
        {
          Effect: "Allow",
          Action: "sts:AssumeRole",
          Principal: { Service: "events.amazonaws.com" },
        },
      ]),
    });
    const policy = new IamRolePolicy(this, "policy", {
      name,
      role: role.id,
      policy: policyDocument([
        { Effect: "Allow", Action: "events:PutEvents", Resource: bus.arn },
      ]),
    });
    const patterns = forwardPatterns(rules);
    for (const [region, provider] of Object.entries(regions)) {
      for (const pattern of patterns) {
        const from = new Construct(this, `${pattern.kind}_from_${region}`);
        const rule = new CloudwatchEventRule(from, "event_rule", {
          provider,
          forEach: unlessHome(this, region),
          name: `${name}-${pattern.kind}`,
          description: `Forwards ${pattern.kind} that the alerts of another region watch for.`,
          eventPattern: literal(pattern.text),
          state: pattern.state,
        });
        const each = TerraformIterator.fromResources(rule);
        new CloudwatchEventTarget(from, "event_target", {
          provider,
          forEach: each,
          // A dead-letter queue would have to be in that region, where nobody hears its alarm; so EventBridge tries for its longest, 24 hours.
          rule: each.getString("name"),
          targetId: "home",
          arn: bus.arn,
          roleArn: role.arn,
          dependsOn: [policy],
        });
      }
    }
  }
}

/** Once, or never in the home region, which Terraform knows when it runs: a bus that sends to itself would not end. */
function unlessHome(scope: Construct, region: string) {
  const isHome = Op.eq(Environment.of(scope).region, region);
  return TerraformIterator.fromList(
    Token.asList(Fn.conditional(isHome, [], [region])),
  );
}
