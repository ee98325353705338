import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { Construct } from "constructs";
import type { Rule } from "../rule/rule";
import { addAlertTargets } from "./alert-targets";
import type { AlertTopic } from "./alert-topic";
import { chatMessage } from "./chat-message";
import type { DeadLetterQueue } from "./dead-letter-queue";
import type { DefaultEventBus } from "./event-bus";
import { eventMessage } from "./event-message";
import { eventPatterns } from "../rule/event-patterns";
import { eventState } from "./event-state";
import { literal } from "./literal";

export interface EventRuleProps {
  readonly rule: Rule;
  /** Where CloudTrail's events come. */
  readonly bus: DefaultEventBus;
  /** Who is told. A rule that tells nobody is a mistake. */
  readonly actions: readonly [AlertTopic, ...AlertTopic[]];
  /** What keeps the events of which nobody could be told. */
  readonly deadLetters: DeadLetterQueue;
  /** Unique in account and region, up to 64 letters, digits, `.`, `_` and `-`. */
  readonly name: string;
}

/**
 * Tells people of each single event that matches a rule, in a mail that says who did what: seconds
 * to minutes after it happened, and without counting. A rule's alarm threshold does not apply here.
 *
 * A pattern that EventBridge cannot hold in one rule makes several.
 */
export class EventRule extends Construct {
  readonly rule: Rule;
  readonly name: string;
  /** How many rules of EventBridge it takes. */
  readonly parts: number;

  constructor(scope: Construct, id: string, props: EventRuleProps) {
    super(scope, id);
    const { rule } = props;
    this.rule = rule;
    this.name = props.name;
    const patterns = eventPatterns(rule);
    this.parts = patterns.length;
    for (const [index, pattern] of patterns.entries()) {
      props.bus.countRule(pattern);
      const part = index === 0 ? "" : String(index + 1);
      this.#watch(pattern.text, part, props);
    }
  }

  #watch(eventPattern: string, part: string, props: EventRuleProps): void {
    const { rule, actions, deadLetters } = props;
    const scope = part === "" ? this : new Construct(this, part);
    const watching = new CloudwatchEventRule(scope, "event_rule", {
      name: part === "" ? props.name : `${props.name}-${part}`,
      description: literal(`${rule.severity.toUpperCase()}: ${rule.title}.`),
      eventPattern: literal(eventPattern),
      state: eventState(rule),
    });
    addAlertTargets(scope, {
      rule: watching,
      actions,
      deadLetters,
      message: (form) =>
        form === "chat" ? chatMessage(this, rule) : eventMessage(this, rule),
    });
  }
}
