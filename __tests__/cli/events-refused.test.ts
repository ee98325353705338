import { dynamoProblem } from "../../src/cli/events/dynamo-problem";
import { UsageError } from "../../src/cli/usage-error";
import { events, finding, findingsTable } from "./findings";

const database = findingsTable();

test.each([
  [
    "--since yesterday",
    '--since: expected a span such as 90m, 24h, 7d or 2w, or a time in UTC such as 2026-01-15 or 2026-01-15T10:30:00Z, got "yesterday"',
  ],
  ["--until 2026-02-30", "--until: expected a span"],
  ["--since 5y", "--since: expected a span"],
  [
    "--since 2020-01-02 --until 2020-01-01",
    "--since: expected a time before --until, 2020-01-01T00:00:00Z, got 2020-01-02T00:00:00Z",
  ],
  ["--limit 0", '--limit: expected a number from 1 to 999999, got "0"'],
  ["--limit many", "--limit: expected a number"],
  [
    "--event-id e1 --since 1h",
    "--event-id finds the event at any time: expected no --since",
  ],
])("wrong usage: %s", async (options, message) => {
  const outcome = await events(options);
  expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
  expect(outcome.stderr).toMatch(`error: ${message}`);
  expect(database.queries).toEqual([]);
});

describe("a table that cannot be read", () => {
  test.each([
    [
      "ResourceNotFoundException",
      'no table "trailwire-findings" in eu-central-1 of this account: name it with --table and --region',
    ],
    ["ValidationException", 'the table "trailwire-findings" is not one of'],
    [
      "AccessDeniedException",
      "not allowed (says AWS): it takes dynamodb:Query",
    ],
    [
      "ExpiredTokenException",
      "the AWS credentials have expired: sign in again",
    ],
    [
      "UnrecognizedClientException",
      "AWS does not know the credentials (says AWS)",
    ],
    [
      "ProvisionedThroughputExceededException",
      "DynamoDB answers too many questions just now: wait a minute",
    ],
  ])("%s", async (name, message) => {
    process.env["AWS_MAX_ATTEMPTS"] = "1";
    database.failure = { name, message: "says AWS" };
    const outcome = await events("--rule root-usage");
    expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
    expect(outcome.stderr).toMatch(`error: ${message}`);
    expect(outcome.stderr.trimEnd().split("\n")).toHaveLength(1);
  });

  test("throttling that ends is waited for", async () => {
    database.findings = [finding()];
    database.failure = { name: "ThrottlingException", message: "slow down" };
    const reading = events("--rule root-usage");
    while (database.queries.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    database.failure = undefined;
    expect(await reading).toMatchObject({ exitCode: 0, stderr: "" });
  });

  test("no credentials", async () => {
    delete process.env["AWS_ACCESS_KEY_ID"];
    const outcome = await events("--rule root-usage");
    expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
    expect(outcome.stderr).toMatch("error: no AWS credentials found: sign in");
  });

  test("no region", async () => {
    delete process.env["AWS_REGION"];
    const outcome = await events("--rule root-usage");
    expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
    expect(outcome.stderr).toMatch(
      "error: no AWS region: name the table's with --region, or set AWS_REGION",
    );
  });

  test.each(["ECONNREFUSED", "ETIMEDOUT"])("no way to it: %s", async (code) => {
    // Not through the client, which does not know Node's own errors within jest.
    const error = Object.assign(new Error("connect"), { code });
    expect(await dynamoProblem(error, "t", async () => "eu-west-1")).toEqual(
      new UsageError(
        "DynamoDB cannot be reached: look at the network and its proxy",
      ),
    );
  });

  test("what nobody expected keeps its stack", async () => {
    const bug = new TypeError("a bug");
    expect(await dynamoProblem(bug, "t", async () => "eu-west-1")).toBe(bug);
  });
});
