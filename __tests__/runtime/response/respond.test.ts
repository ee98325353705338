import type { AuditRecord } from "../../../src/runtime/response/audit-record";
import type { Mode } from "../../../src/runtime/response/contract";
import { readAllowList } from "../../../src/runtime/response/allow-list";
import { readOccasion } from "../../../src/runtime/response/occasion";
import { respond } from "../../../src/runtime/response/respond";
import { CannotMendError } from "../../../src/runtime/response/response";
import { apiCall, assumedRole } from "../../../src/cloudtrail/event";

const trail = (name: string) =>
  `arn:aws:cloudtrail:us-east-1:123456789012:trail/${name}`;
const alice = "arn:aws:iam::123456789012:user/alice";
/** Of the function, and of the session in `assumedRole`. */
const role = "arn:aws:iam::123456789012:role/deployer";

const stopped = {
  account: "123456789012",
  detail: apiCall({
    eventSource: "cloudtrail.amazonaws.com",
    eventName: "StopLogging",
  }),
};

/** Trails by name, and a response that starts those that are stopped. */
function world(stopped: Readonly<Record<string, boolean>>) {
  const logging = new Map(
    Object.entries(stopped).map(([name, is]) => [name, !is]),
  );
  const calls: string[] = [];
  const logged: AuditRecord[] = [];
  const told: AuditRecord[] = [];
  const broken = new Set<string>();
  const run = (
    event: unknown,
    {
      mode = "act",
      principals = [],
      resources = [],
    }: {
      readonly mode?: Mode;
      readonly principals?: readonly string[];
      readonly resources?: readonly string[];
    } = {},
  ) =>
    respond(
      {
        name: "restore-logging",
        mode,
        role,
        leaveAlone: readAllowList(JSON.stringify({ principals, resources })),
        log: (record) => void logged.push(record),
        tell: async (record) => {
          if (broken.has("topic")) throw new Error("the topic is gone");
          told.push(record);
        },
        response: {
          concerns: () =>
            [...logging].map(([name]) => ({
              about: name,
              look: async () => {
                if (broken.has(name)) throw new Error("throttled");
                if (name === "gone") {
                  throw new CannotMendError("the trail is gone");
                }
                return {
                  resource: name === "own" ? role : trail(name),
                  before: { logging: logging.get(name) ?? false, kept: true },
                  wanted: { logging: true },
                  mend: async () => {
                    calls.push(name);
                    logging.set(name, true);
                  },
                };
              },
            })),
        },
      },
      readOccasion(event, "invocation-1"),
    );
  return { run, logging, calls, logged, told, broken };
}

const record = (outcome: string, more: object = {}) => ({
  response: "restore-logging",
  outcome,
  resource: trail("main"),
  why: `StopLogging by ${alice} at 2026-01-15T10:30:00Z in us-east-1`,
  event: {
    id: "66666666-7777-8888-9999-000000000000",
    name: "StopLogging",
    time: "2026-01-15T10:30:00Z",
    account: "123456789012",
    region: "us-east-1",
    callers: [alice],
  },
  ...more,
});
const before = { logging: false, kept: true };
const after = { logging: true, kept: true };

test("what is spoiled is mended, written down, and told", async () => {
  const { run, calls, logged, told } = world({ main: true });
  const records = await run(stopped);
  expect(records).toEqual([record("mended", { before, after })]);
  expect(calls).toEqual(["main"]);
  expect(logged).toEqual(records);
  expect(told).toEqual(records);
});

test("a dry run changes nothing and says what would be", async () => {
  const { run, calls, told } = world({ main: true });
  await run(stopped, { mode: "dry-run" });
  expect(calls).toEqual([]);
  expect(told).toEqual([record("would mend", { before, after })]);
});

test("a second delivery changes nothing and says so", async () => {
  const { run, calls, told } = world({ main: true });
  await run(stopped);
  await run(stopped);
  expect(calls).toEqual(["main"]);
  expect(told[1]).toEqual(record("unchanged", { before: after }));
});

test("what was mended but not told is told by the next delivery", async () => {
  const { run, calls, told, broken } = world({ main: true });
  broken.add("topic");
  await expect(run(stopped)).rejects.toThrow("the topic is gone");
  broken.delete("topic");
  await run(stopped);
  expect(calls).toEqual(["main"]);
  expect(told).toMatchObject([{ outcome: "unchanged" }]);
});

test("what the function did itself is none of its business", async () => {
  const { run, logged, calls } = world({ main: true });
  const detail = apiCall({
    eventName: "UpdateTrail",
    userIdentity: assumedRole,
  });
  expect(await run({ detail })).toEqual([]);
  expect([...calls, ...logged]).toEqual([]);
});

describe("the allow-list", () => {
  const bySession = {
    detail: apiCall({
      userIdentity: {
        ...assumedRole,
        arn: "arn:aws:sts::123456789012:assumed-role/ci/session",
        sessionContext: {
          sessionIssuer: { arn: "arn:aws:iam::123456789012:role/ci" },
        },
      },
    }),
  };
  test.each([
    ["a user", stopped, { principals: [alice] }],
    [
      "users by their beginning",
      stopped,
      { principals: ["arn:aws:iam::*:user/a*"] },
    ],
    [
      "every session of a role",
      bySession,
      { principals: ["arn:aws:iam::*:role/ci"] },
    ],
    ["a resource", stopped, { resources: [trail("main")] }],
    [
      "resources by their end",
      stopped,
      { resources: ["arn:aws:cloudtrail:*:trail/main"] },
    ],
  ])("leaves alone %s", async (_, event, allowed) => {
    const { run, calls, told } = world({ main: true });
    await run(event, allowed);
    expect(calls).toEqual([]);
    expect(told).toMatchObject([
      {
        outcome: "left alone",
        reason: expect.stringContaining(Object.values(allowed)[0]?.[0] ?? ""),
        before,
      },
    ]);
  });

  test.each([
    ["another user", { principals: [`${alice}2`] }],
    ["a user of a similar name", { principals: [alice.slice(0, -1)] }],
    ["a resource as a principal", { principals: [trail("main")] }],
    ["a principal as a resource", { resources: [alice] }],
  ])("does not, for %s", async (_, allowed) => {
    const { run, calls } = world({ main: true });
    await run(stopped, allowed);
    expect(calls).toEqual(["main"]);
  });

  test.each([
    ["{}", 'the allow-list has no list "principals": expected ARNs'],
    ['{"principals":["arn:**"],"resources":[]}', "no two asterisks in a row"],
  ])("%s is none", (text, reason) => {
    expect(() => readAllowList(text)).toThrow(reason);
  });
});

test("the function's own role is never changed", async () => {
  const { run, calls, told } = world({ own: true });
  await run(stopped);
  expect(calls).toEqual([]);
  expect(told).toMatchObject([
    { outcome: "left alone", reason: "it is the role of this function" },
  ]);
});

test("one that fails does not hold up the others, and is tried again", async () => {
  const { run, calls, told, logged, broken } = world({
    first: true,
    gone: true,
    last: true,
  });
  broken.add("first");
  await expect(run(stopped)).rejects.toThrow("first: Error: throttled");
  expect(calls).toEqual(["last"]);
  expect(logged.map(({ outcome }) => outcome)).toEqual([
    "failed",
    "impossible",
    "mended",
  ]);
  // Failures are told by the alarm of the queue that they end in.
  expect(told).toMatchObject([
    { resource: "gone", outcome: "impossible", reason: "the trail is gone" },
    { resource: trail("last"), outcome: "mended" },
  ]);
  broken.delete("first");
  await run(stopped);
  expect(calls).toEqual(["last", "first"]);
});
