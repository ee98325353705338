import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import type { CloudwatchEventTargetInputTransformer } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";
import { type EventPattern, parseEventPattern } from "../pattern/event-bridge";
import { addAlertTargets, type AlertTargets } from "./alert-targets";
import type { DefaultEventBus } from "./event-bus";
import { literal } from "./literal";

/** Where the events of AWS services come from, and who is told of them. */
export interface AlertRoute extends Pick<
  AlertTargets,
  "actions" | "deadLetters"
> {
  readonly bus: DefaultEventBus;
}

export interface ServiceAlertProps extends AlertRoute {
  /** The events to tell of. Matching by `wildcard` counts against a quota of the bus and is left out on purpose. */
  readonly pattern: EventPattern;
  /** What happened, for the console. */
  readonly title: string;
  /** What people are told. A chat gets the event as it is, because Amazon Q has forms of its own for the findings of AWS services. */
  readonly message: CloudwatchEventTargetInputTransformer;
  /** Unique in account and region, up to 64 letters, digits, `.`, `_` and `-`. */
  readonly name: string;
}

/**
 * Tells people of what an AWS service found: its events come to the default bus by themselves, not
 * through CloudTrail.
 *
 * @throws Error for a pattern that EventBridge would refuse
 */
export class ServiceAlert extends Construct {
  readonly name: string;

  constructor(scope: Construct, id: string, props: ServiceAlertProps) {
    super(scope, id);
    this.name = props.name;
    parseEventPattern(props.pattern);
    props.bus.countRule({ wildcards: false });
    const rule = new CloudwatchEventRule(this, "event_rule", {
      name: props.name,
      description: literal(`${props.title}.`),
      eventPattern: literal(JSON.stringify(props.pattern)),
      state: "ENABLED",
    });
    addAlertTargets(this, {
      ...props,
      rule,
      message: (form) => (form === "chat" ? "as-is" : props.message),
    });
  }
}
