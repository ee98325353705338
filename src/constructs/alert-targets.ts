import type { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import {
  CloudwatchEventTarget,
  type CloudwatchEventTargetInputTransformer,
} from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";
import type { AlertForm, AlertTopic } from "./alert-topic";
import type { DeadLetterQueue } from "./dead-letter-queue";

/** EventBridge's limit for one rule. */
const TARGETS = 5;

export interface AlertTargets {
  /** What has matched. */
  readonly rule: CloudwatchEventRule;
  /** Who is told. */
  readonly actions: readonly [AlertTopic, ...AlertTopic[]];
  /** What keeps the events of which nobody could be told. */
  readonly deadLetters: DeadLetterQueue;
  /** What they are told, in a form that they can read; `as-is` sends them the event. */
  readonly message: (
    form: AlertForm,
  ) => CloudwatchEventTargetInputTransformer | "as-is";
}

/**
 * Sends a message to topics for each event that a rule of EventBridge matches.
 * @throws Error for more than five topics, or one that does not admit EventBridge
 */
export function addAlertTargets(scope: Construct, props: AlertTargets): void {
  const { rule, actions, deadLetters } = props;
  if (actions.length > TARGETS) {
    throw new Error(
      `the event rule "${scope.node.path}" has ${actions.length} topics: expected at most the ${TARGETS} targets that EventBridge allows for a rule`,
    );
  }
  for (const [index, topic] of actions.entries()) {
    topic.demand("events");
    const target =
      index === 0 ? scope : new Construct(scope, `to_${topic.node.id}`);
    const message = props.message(topic.form);
    new CloudwatchEventTarget(target, "event_target", {
      rule: rule.name,
      targetId: topic.node.id,
      arn: topic.arn,
      ...(message !== "as-is" && { inputTransformer: message }),
      // After an hour of failures people should know: the dead-letter queue has an alarm.
      retryPolicy: {
        maximumEventAgeInSeconds: 3600,
        maximumRetryAttempts: 185,
      },
      deadLetterConfig: { arn: deadLetters.arn },
      dependsOn: [deadLetters.policy, ...(topic.policy ? [topic.policy] : [])],
    });
  }
}
