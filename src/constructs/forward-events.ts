import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Fn, type IResolvable, TerraformIterator, Token } from "cdktf";
import { Construct } from "constructs";
import type { Rule } from "../rule/rule";
import { forwardPatterns } from "./event-forward-pattern";
import { literal } from "./literal";
import { policyDocument } from "./policy-document";
import { serviceRole } from "./service-role";

export interface ForwardEventsProps {
  /** Whose events are wanted. */
  readonly rules: readonly [Rule, ...Rule[]];
  /** Where the rules are. */
  readonly busArn: string;
  /** The regions to forward from, by code, each with a provider for it. */
  readonly regions: Readonly<Record<string, AwsProvider>>;
  /** The name of the role and the beginning of the rules' names, up to 57 letters, digits, `.`, `_` and `-`. */
  readonly name: string;
  /** Where the events are, as the bus sees it, for the console. */
  readonly fromWhere: string;
  /**
   * Whether the bus itself is there, which Terraform knows when it runs. Nothing is forwarded
   * then: a bus that sends to itself would not end.
   */
  readonly isBusIn: (region: string) => IResolvable;
}

/** Adds what forwards the events that rules want from regions to a bus: a role that can do nothing else, and a rule or two in each. */
export function forwardEvents(
  scope: Construct,
  props: ForwardEventsProps,
): void {
  const { busArn, regions, name } = props;
  const role = serviceRole(scope, "role", {
    name,
    service: "events.amazonaws.com",
  });
  const policy = new IamRolePolicy(scope, "policy", {
    name,
    role: role.id,
    policy: policyDocument([
      { Effect: "Allow", Action: "events:PutEvents", Resource: busArn },
    ]),
  });
  const patterns = forwardPatterns(props.rules);
  for (const [region, provider] of Object.entries(regions)) {
    for (const pattern of patterns) {
      const from = new Construct(scope, `${pattern.kind}_from_${region}`);
      const rule = new CloudwatchEventRule(from, "event_rule", {
        provider,
        forEach: TerraformIterator.fromList(
          Token.asList(Fn.conditional(props.isBusIn(region), [], [region])),
        ),
        name: `${name}-${pattern.kind}`,
        description: `Forwards ${pattern.kind} that the alerts of ${props.fromWhere} watch for.`,
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
        arn: busArn,
        roleArn: role.arn,
        dependsOn: [policy],
      });
    }
  }
}
