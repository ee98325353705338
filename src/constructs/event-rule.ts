import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";
import type { Rule } from "../rule/rule";
import type { AlertTopic } from "./alert-topic";
import type { DeadLetterQueue } from "./dead-letter-queue";
import type { DefaultEventBus } from "./event-bus";
import { eventMessage } from "./event-message";
import { eventPatterns } from "../rule/event-patterns";
import { eventState } from "./event-state";
import { literal } from "./literal";

/** EventBridge's limit for one rule. */
const TARGETS = 5;

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
    const { rule, actions } = props;
    this.rule = rule;
    this.name = props.name;
    for (const topic of actions) topic.demand("events");
    if (actions.length > TARGETS) {
      throw new Error(
        `the event rule "${this.node.path}" has ${actions.length} topics: expected at most the ${TARGETS} targets that EventBridge allows for a rule`,
      );
    }
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
    for (const [index, topic] of actions.entries()) {
      const target =
        index === 0 ? scope : new Construct(scope, `to_${topic.node.id}`);
      new CloudwatchEventTarget(target, "event_target", {
        rule: watching.name,
        targetId: topic.node.id,
        arn: topic.arn,
        inputTransformer: eventMessage(this, rule),
        // After an hour of failures people should know: the dead-letter queue has an alarm.
        retryPolicy: {
          maximumEventAgeInSeconds: 3600,
          maximumRetryAttempts: 185,
        },
        deadLetterConfig: { arn: deadLetters.arn },
        dependsOn: [
          deadLetters.policy,
          ...(topic.policy ? [topic.policy] : []),
        ],
      });
    }
  }
}
