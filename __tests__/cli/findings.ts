import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FindingItem } from "../../src/runtime/event-pipeline/contract";
import { FakeDynamoDb } from "./fake-dynamodb";
import { trailwire, type Outcome } from "./trailwire";

/** Runs `trailwire events` with options. */
export const events = (line: string): Promise<Outcome> =>
  trailwire(["events", ...line.split(" ").filter((word) => word !== "")]);

/** Gives each test of a file an empty table, and an environment of its own that names it. */
export function findingsTable(): FakeDynamoDb {
  const database = new FakeDynamoDb();
  const outside = process.env;
  const folder = mkdtempSync(join(tmpdir(), "trailwire-"));
  let url: string;
  beforeAll(async () => {
    url = await database.start();
  });
  beforeEach(() => {
    process.env = {
      PATH: outside["PATH"],
      AWS_ENDPOINT_URL_DYNAMODB: url,
      AWS_REGION: "eu-central-1",
      AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
      AWS_SECRET_ACCESS_KEY: "secret",
      // Nothing of whoever runs the tests.
      AWS_CONFIG_FILE: join(folder, "none"),
      AWS_SHARED_CREDENTIALS_FILE: join(folder, "none"),
      AWS_EC2_METADATA_DISABLED: "true",
    };
    database.queries.length = 0;
    database.findings = [];
    database.failure = undefined;
  });
  afterAll(() => {
    database.stop();
    process.env = outside;
    rmSync(folder, { recursive: true });
  });
  return database;
}

/** The time so many minutes ago, as CloudTrail writes it. */
export const ago = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString().replace(/\.\d+/, "");

/** A finding that differs from the ordinary one in some fields. */
export function finding(fields: Partial<FindingItem> = {}): FindingItem {
  const { EventTime = ago(10), Rule = "root-usage", EventId = "e1" } = fields;
  return {
    EventId,
    Timestamp: `${EventTime}#${Rule}`,
    Rule,
    EventTime,
    Severity: "critical",
    Title: "The root user was used",
    Principal: "arn:aws:iam::123456789012:root",
    EventName: "ConsoleLogin",
    SourceIPAddress: "192.0.2.10",
    File: "s3://example-bucket/a.json.gz",
    FileId: "f1",
    Record: '{"eventName":"ConsoleLogin","n":1}',
    ExpiresAt: 1_800_000_000,
    ...fields,
  };
}
