import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventsFile } from "../../src/runtime/event-pipeline/contract";
import { definitions } from "./cases";

/** A folder with what lies beside the function, for the test to remove. */
export function functionFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "trailwire-function-"));
  writeFileSync(join(folder, eventsFile), JSON.stringify(definitions));
  return folder;
}

/** The function's environment. */
export const environment = {
  SNS_TOPIC_ARN: "arn:aws:sns:us-east-1:123456789012:alerts",
  DYNAMODB_TABLE: "findings",
  LOG_LEVEL: "INFO",
  SECURITY_EVENTS_PATH: eventsFile,
  QUEUE_URL: "https://sqs.us-east-1.amazonaws.com/123456789012/logs",
  DEAD_LETTER_QUEUE_URL:
    "https://sqs.us-east-1.amazonaws.com/123456789012/dead-letters",
  MAX_RECEIVE_COUNT: "5",
  RETENTION_DAYS: "90",
  CONSOLE_HOST: "console.aws.amazon.com",
} as const;
