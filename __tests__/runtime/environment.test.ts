import { readEnvironment } from "../../src/runtime/event-pipeline/environment";
import { environment } from "./function-folder";

test("reads the variables of the contract", () => {
  expect(
    readEnvironment({
      ...environment,
      AWS_LAMBDA_FUNCTION_NAME: "acme-events",
    }),
  ).toEqual({
    name: "acme-events",
    topic: environment.SNS_TOPIC_ARN,
    table: "findings",
    logLevel: "INFO",
    events: "monitored_events.json",
    queue: environment.QUEUE_URL,
    deadLetters: environment.DEAD_LETTER_QUEUE_URL,
    maxReceives: 5,
    retentionDays: 90,
    console: "console.aws.amazon.com",
  });
});

test.each(Object.keys(environment))("%s must be there", (name) => {
  expect(() => readEnvironment({ ...environment, [name]: undefined })).toThrow(
    `the environment variable ${name} is missing: expected `,
  );
});

test.each([
  ["MAX_RECEIVE_COUNT", "0", "a whole number from 1"],
  ["RETENTION_DAYS", "90 days", "a whole number from 1"],
  ["LOG_LEVEL", "LOUD", "one of DEBUG, INFO, WARN, ERROR"],
])("%s cannot be %s", (name, value, expected) => {
  expect(() => readEnvironment({ ...environment, [name]: value })).toThrow(
    `the environment variable ${name} is "${value}": expected ${expected}`,
  );
});
