import type { TerraformStack } from "cdktf";
import {
  type AlertRoute,
  AlertTopic,
  DeadLetterQueue,
  DefaultEventBus,
} from "../../src/constructs";
import { compileEventPattern } from "../../src/pattern/event-bridge";
import { only, type Synthesized } from "./synth";

/** Somebody who is told, and a queue of what could not be told. */
export function alertRoute(stack: TerraformStack): AlertRoute {
  const topic = new AlertTopic(stack, "topic", { name: "alerts" });
  return {
    bus: DefaultEventBus.of(stack),
    actions: [topic],
    deadLetters: new DeadLetterQueue(stack, "lost", {
      name: "undelivered",
      actions: [topic],
    }),
  };
}

/** Whether the stack's only event rule matches an event of that service. */
export function tells(document: Synthesized, event: object): boolean {
  const { event_pattern } = only(document, "aws_cloudwatch_event_rule");
  return compileEventPattern(String(event_pattern))(event);
}

/** The mail about an event by the stack's only target: a path that the event lacks leaves nothing. */
export function mail(document: Synthesized, event: object): string {
  const { input_transformer } = only(document, "aws_cloudwatch_event_target");
  // The argument's shape in Terraform JSON.
  const { input_paths, input_template } = input_transformer as {
    readonly input_paths: Readonly<Record<string, string>>;
    readonly input_template: string;
  };
  return input_template
    .replace(/\$\{local\.\w+\}/g, "console.aws.amazon.com")
    .replace(/<(\w+)>/g, (variable, name: string) => {
      const path = input_paths[name];
      // A variable without a path stays as it is, for the test to find it.
      return path === undefined ? variable : found(path, event);
    });
}

function found(path: string, event: object): string {
  const [, ...keys] = path.split(/[.[\]]+/);
  const value = keys.reduce<unknown>(
    (object, key) => (key === "" ? object : Object(object)[key]),
    event,
  );
  return typeof value === "object"
    ? JSON.stringify(value).replaceAll('"', "")
    : String(value ?? "");
}
