import { execFile } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { buildSync } from "esbuild";
import { bundle } from "../../src/constructs/bundle";
import { awsCalls } from "../../src/runtime/event-pipeline/aws-calls";
import { bucket, gz, keyOf, notification, storm } from "./cases";
import { FakeAws } from "./fake-aws";
import { environment, functionFolder } from "./function-folder";
import { sqsEvent } from "./sqs-event";

const entry = join(__dirname, "../../src/runtime/event-pipeline/handler.ts");

/** What of each module stays in the bundle when unused code has fallen away. */
function modulesOf(entry: string): readonly string[] {
  const { metafile } = buildSync({
    entryPoints: [entry],
    absWorkingDir: join(__dirname, "../.."),
    bundle: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    mainFields: ["module", "main"],
    tsconfigRaw: {},
    write: false,
    outfile: "index.js",
    metafile: true,
  });
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([path]) => path),
  );
}

describe("what is in the bundle", () => {
  const modules = modulesOf(entry);

  test("the commands of the SDK are the calls that the role allows", () => {
    /** In every client, for buckets and clients of a kind that the function does not have. */
    const idle = ["s3:CreateSession", "dynamodb:DescribeEndpoints"];
    const commands = modules.flatMap((path) => {
      const [, service, name] =
        /client-(\w+)\/.*commands\/(\w+)Command\.js$/.exec(path) ?? [];
      return service ? [`${service}:${name}`] : [];
    });
    const allowed = Object.entries(awsCalls).flatMap(([service, names]) =>
      names.map((name) => `${service}:${name}`),
    );
    expect(commands.toSorted()).toEqual([...idle, ...allowed].sort());
  });

  test("is the function and nothing of the deployment", () => {
    const strange = modules.filter((path) =>
      /cdktf|constructs|zod|commander|^rules\/|src\/(stacks|cli)/.test(path),
    );
    expect(strange).toEqual([]);
    expect(modules).toContain("src/runtime/event-pipeline/handler.ts");
  });
});

describe("the bundle in a process of its own", () => {
  const code = bundle(entry);
  let aws: FakeAws;
  let folder: string;
  beforeAll(async () => {
    aws = await FakeAws.start();
    folder = functionFolder();
    writeFileSync(join(folder, "index.js"), code);
  });
  afterAll(() => {
    aws.stop();
    rmSync(folder, { recursive: true });
  });

  /** Loads the bundle and has it handle a batch; its answer is the last line of the output. */
  async function invoke(
    variables: Readonly<Record<string, string>>,
    ...bodies: readonly string[]
  ): Promise<readonly unknown[]> {
    const script = `
      const { handler } = require(process.argv[1]);
      const context = { getRemainingTimeInMillis: () => 60_000 };
      handler(JSON.parse(process.argv[2]), context).then((answer) =>
        console.log(JSON.stringify(answer)));`;
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [
        "-e",
        script,
        join(folder, "index.js"),
        JSON.stringify(sqsEvent(...bodies)),
      ],
      {
        env: {
          AWS_ENDPOINT_URL: aws.endpoint,
          AWS_REGION: "us-east-1",
          AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
          AWS_SECRET_ACCESS_KEY: "not-a-secret",
          AWS_LAMBDA_FUNCTION_NAME: "acme-events",
          AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
          ...variables,
        },
      },
    );
    // Warnings and errors are written to the other stream.
    return `${stderr}${stdout}`
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
  }

  test("handles a batch, rejects what is gone, and writes logs and metrics", async () => {
    aws.objects.set(`/${bucket}/${keyOf("a")}`, gz(storm(3)));
    const lines = await invoke(
      // The SDK sends to a queue where its URL is.
      { ...environment, DEAD_LETTER_QUEUE_URL: `${aws.endpoint}/dead-letters` },
      notification(keyOf("a")),
      notification(keyOf("gone")),
    );
    expect(lines.at(-1)).toEqual({ batchItemFailures: [] });
    expect(aws.table.items.size).toBe(7);
    expect(aws.published).toMatchObject([
      { Subject: "CRITICAL: CloudTrail was stopped (3 events)" },
    ]);
    expect(lines).toContainEqual(
      expect.objectContaining({
        service: "acme-events",
        FilesRead: 1,
        EventsRead: 3,
        FindingsStored: 6,
        AlertsSent: 1,
        MessagesRejected: 1,
      }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({ level: "ERROR", Key: keyOf("gone") }),
    );
    expect(aws.sent).toMatchObject([
      {
        QueueUrl: `${aws.endpoint}/dead-letters`,
        MessageBody: notification(keyOf("gone")),
        MessageAttributes: {
          Reason: { StringValue: expect.stringContaining("is gone") },
          Bucket: { StringValue: bucket },
          Key: { StringValue: keyOf("gone") },
        },
      },
    ]);
  });

  test("says which variable it lacks", async () => {
    await expect(invoke({ ...environment, QUEUE_URL: "" })).rejects.toThrow(
      "the environment variable QUEUE_URL is missing: expected a value",
    );
  });

  test("stays small enough to load fast", () => {
    expect(code.length).toBeLessThan(800_000);
  });
});
