import { assumedRole } from "../../src/cloudtrail/event";
import { matchRules } from "../../src/rule/match-rules";
import {
  event,
  keyOf,
  notification,
  rules,
  stored,
  storm,
  told,
  upload,
} from "./cases";
import { World } from "./world";

let world: World;
beforeEach(() => {
  world = new World(rules);
});

test("an event that matches several rules is a finding of each, and told by those that alert", async () => {
  upload(world, keyOf("a"), [
    event("1", { errorCode: "AccessDenied" }),
    event("2", { eventName: "DescribeTrails" }),
    event("3", { eventName: "GetObject" }),
  ]);
  await world.drain();
  expect(stored(world)).toEqual([
    "1 denied",
    "1 quiet",
    "1 trail-stopped",
    "3 quiet",
  ]);
  expect(told(world).toSorted()).toEqual(["denied 1", "trail-stopped 1"]);
});

test("a finding says who, what and where, and keeps the record", async () => {
  const record = event("1", { userIdentity: assumedRole });
  upload(world, keyOf("a"), [record]);
  await world.drain();
  expect([...world.findings.values()][0]).toEqual({
    EventId: "1",
    Timestamp: "2026-01-15T10:30:00Z#trail-stopped",
    Rule: "trail-stopped",
    EventTime: "2026-01-15T10:30:00Z",
    Severity: "critical",
    Title: "CloudTrail was stopped",
    Principal: "arn:aws:sts::123456789012:assumed-role/deployer/session",
    PrincipalType: "AssumedRole",
    EventName: "StopLogging",
    EventSource: "cloudtrail.amazonaws.com",
    AwsRegion: "us-east-1",
    AccountId: "123456789012",
    SourceIPAddress: "192.0.2.10",
    UserAgent: "aws-cli/2.17.0",
    File: `s3://audit-logs/${keyOf("a")}`,
    FileId: expect.stringMatching(/^[\w-]{22}$/),
    Record: JSON.stringify(record),
    ExpiresAt: Date.parse("2026-04-15T10:40:00Z") / 1000,
  });
});

test("a storm in one file is one mail", async () => {
  upload(world, keyOf("a"), storm(1000));
  await world.drain();
  expect(told(world)).toEqual(["trail-stopped 1000"]);
  expect(world.waiting).toBe(0);
});

test("a storm over many files is one mail, and one for the rest a quarter of an hour later", async () => {
  for (const n of [1, 2, 3, 4, 5]) {
    upload(world, keyOf(`file ${n}`), storm(10, `file-${n}`));
  }
  await world.deliver();
  expect(told(world)).toEqual(["trail-stopped 10"]);
  const from = world.now;
  await world.drain();
  expect(told(world)).toEqual(["trail-stopped 10", "trail-stopped 40"]);
  expect(world.now - from).toBe(15 * 60_000);
  expect(world.mails[1]?.subject).toBe(
    "CRITICAL: CloudTrail was stopped (40 more)",
  );
});

test("what comes after a window was closed is told when it is closed again", async () => {
  for (const n of [1, 2, 3]) {
    upload(world, keyOf(`file-${n}`), storm(n, `file-${n}`));
    if (n > 1) await world.drain();
  }
  expect(told(world)).toEqual([
    "trail-stopped 1",
    "trail-stopped 2",
    "trail-stopped 3",
  ]);
});

test("findings of a rule that was taken out since are told", async () => {
  for (const n of [1, 2]) upload(world, keyOf(`${n}`), storm(n, `file-${n}`));
  await world.deliver();
  world.rules = [];
  await world.drain();
  expect(world.mails[1]?.subject).toBe(
    "CRITICAL: CloudTrail was stopped (2 more)",
  );
  expect(world.mails[1]?.message).toContain("the rule is no longer deployed");
});

test("other callers and other times are told by themselves, sessions of a role together", async () => {
  const session = (name: string) => ({
    ...assumedRole,
    arn: `arn:aws:sts::123456789012:assumed-role/deployer/${name}`,
  });
  upload(world, keyOf("a"), [
    event("1"),
    event("2", { eventTime: "2026-01-15T10:44:59Z" }),
    event("3", { eventTime: "2026-01-15T10:45:00Z" }),
    event("4", { userIdentity: session("one") }),
    event("5", { userIdentity: session("two") }),
  ]);
  await world.drain();
  expect(told(world)).toEqual([
    "trail-stopped 2",
    "trail-stopped 1",
    "trail-stopped 2",
  ]);
});

test("an event that stands in two files, or twice in one, is one finding and told once", async () => {
  upload(world, keyOf("a"), [...storm(3), ...storm(2)]);
  upload(world, keyOf("b"), storm(4));
  await world.drain();
  expect(stored(world)).toHaveLength(8);
  expect(told(world)).toEqual(["trail-stopped 3", "trail-stopped 1"]);
});

test("files may come in any order", async () => {
  const late = { eventTime: "2026-01-15T12:00:00Z" };
  upload(world, keyOf("late"), [event("late", late)]);
  await world.drain();
  upload(world, keyOf("early"), [event("early")]);
  await world.drain();
  expect(told(world)).toEqual(["trail-stopped 1", "trail-stopped 1"]);
});

test("other content under the same key is another file", async () => {
  upload(world, keyOf("a"), storm(2));
  await world.drain();
  upload(world, keyOf("a"), storm(5));
  await world.drain();
  expect(told(world)).toEqual(["trail-stopped 2", "trail-stopped 3"]);
});

test("a record without id and time is a finding under its hash", async () => {
  const { eventID: _, eventTime: __, ...record } = event("1");
  upload(world, keyOf("a"), [record]);
  upload(world, keyOf("b"), [record]);
  await world.drain();
  const [finding] = world.findings.values();
  expect(finding?.EventId).toMatch(/^sha256-[0-9a-f]{64}$/);
  expect(finding?.EventTime).toBe("1970-01-01T00:00:00Z");
  expect(told(world)).toEqual(["trail-stopped 1"]);
});

test("one notification may tell of several objects", async () => {
  upload(world, keyOf("a"), storm(1, "a"));
  await world.drain();
  world.files.set(`audit-logs/${keyOf("b")}`, new Uint8Array());
  world.send(notification(keyOf("a"), keyOf("b"), keyOf("gone")));
  await world.drain();
  expect(world.deadLetters.map(({ attributes: { Key } }) => Key)).toEqual([
    keyOf("b"),
    keyOf("gone"),
  ]);
});

test("counts files, events, findings, alerts and how old the newest event is", async () => {
  upload(world, keyOf("a"), [
    ...storm(3),
    event("x", { eventName: "GetObject" }),
  ]);
  await world.drain();
  expect(world.counted).toEqual({
    files: 1,
    events: 4,
    findings: 7,
    alerts: 1,
    age: 600,
  });
});

test("logs name files and counts, never what a record holds", async () => {
  upload(world, keyOf("a"), [
    event("1", { requestParameters: { secret: "hunter2" } }),
  ]);
  await world.drain();
  expect(world.logs.join("\n")).toContain(keyOf("a"));
  expect(world.logs.join("\n")).not.toMatch(/hunter2|alice|192\.0\.2/);
});

test("10,000 records in one file: the findings are those of the matcher", async () => {
  const names = [
    "StopLogging",
    "GetObject",
    ...Array<string>(18).fill("ListBuckets"),
  ];
  const template = event("");
  const records = Array.from({ length: 10_000 }, (_, n) => ({
    ...template,
    eventID: `event-${n}`,
    eventName: names[n % 20],
  }));
  upload(world, keyOf("a"), records);
  await world.drain();
  const match = matchRules(rules);
  expect(stored(world)).toEqual(
    records
      .flatMap((record, n) => match(record).map(({ id }) => `event-${n} ${id}`))
      .sort(),
  );
  expect(told(world)).toEqual(["trail-stopped 500"]);
});
