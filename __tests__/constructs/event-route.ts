import { TerraformStack } from "cdktf";
import {
  AlertTopic,
  DeadLetterQueue,
  DefaultEventBus,
  EventRule,
  type EventRuleProps,
} from "../../src/constructs";

/** Puts a rule on the event route of a stack, with a topic and a queue of its own. */
export function watch(
  stack: TerraformStack,
  props: Pick<EventRuleProps, "rule"> & Partial<EventRuleProps>,
): EventRule {
  const topic = new AlertTopic(stack, "topic", { name: "alerts" });
  return new EventRule(stack, "event", {
    bus: DefaultEventBus.of(stack),
    actions: [topic],
    deadLetters: new DeadLetterQueue(stack, "lost", {
      name: "undelivered",
      actions: [topic],
    }),
    name: "alert",
    ...props,
  });
}
