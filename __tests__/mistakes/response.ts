/** Wirings of automated responses that would answer nothing; see `literals.ts` for the comments. */
import type { TerraformStack } from "cdktf";
import type {
  AlertTopic,
  DeadLetterQueue,
  DefaultEventBus,
} from "../../src/constructs";
import {
  AutomatedResponse,
  type FailedResponses,
  ResponseFunction,
} from "../../src/constructs/response";

declare const stack: TerraformStack;
declare const bus: DefaultEventBus;
declare const topic: AlertTopic;
declare const deadLetters: DeadLetterQueue;
declare const failures: FailedResponses;

const wiring = { prefix: "acme", bus, topic };
const one = { bus, topic, failures, name: "acme" };

new AutomatedResponse(stack, "ok", { ...wiring, act: ["restore-logging"] });
new ResponseFunction(stack, "ok", { ...one, response: "restore-logging" });

// There is no such response.
// @ts-expect-error Type '"start-logging"' is not assignable to type 'ResponseName'
new AutomatedResponse(stack, "x", { ...wiring, act: ["start-logging"] });
// @ts-expect-error Type '"start-logging"' is not assignable to type 'ResponseName'
new ResponseFunction(stack, "x", { ...one, response: "start-logging" });

// Nothing is both tried out and done.
const both = { ...one, response: "restore-logging" } as const;
// @ts-expect-error Type '"try"' is not assignable to type
new ResponseFunction(stack, "x", { ...both, mode: "try" });

// Lost alerts and failed responses are two things for whoever hears of them.
// @ts-expect-error Property 'keeps' is missing in type 'DeadLetterQueue'
new ResponseFunction(stack, "x", { ...both, failures: deadLetters });

// A topic, not its ARN: the functions need the use of its key.
// @ts-expect-error Type 'string' is not assignable to type 'AlertTopic'
new ResponseFunction(stack, "x", { ...both, topic: topic.arn });
