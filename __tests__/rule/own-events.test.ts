import fc from "fast-check";
import { apiCall, missing } from "../../src/cloudtrail/event";
import { compile, render } from "../../src/pattern";
import { eventPatterns } from "../../src/rule/event-patterns";
import { OwnEventsError } from "../../src/rule/own-events/own-events-error";
import { readOwnEvents } from "../../src/rule/own-events/read-own-events";
import { routesOf } from "../../src/rule/routes";
import type { Rule } from "../../src/rule/rule";
import { runCases, verifyRule } from "../../src/rule/verify";
import { runs } from "../support/runs";

const FILE = "events.json";

function ruleFrom(event: object): Rule {
  const [rule, ...others] = readOwnEvents(JSON.stringify([event]), FILE);
  expect(others).toEqual([]);
  expect(rule).toBeDefined();
  return rule as Rule; // seen above
}

function mistakes(text: string, taken?: readonly string[]): string[] {
  try {
    readOwnEvents(text, FILE, taken);
  } catch (error) {
    expect(error).toBeInstanceOf(OwnEventsError);
    return String((error as Error).message).split("\n");
  }
  return [];
}

test("an event becomes a rule like any other", () => {
  const rule = ruleFrom({
    id: "RootLogin",
    eventName: "ConsoleLogin",
    eventSource: "signin.amazonaws.com",
    userIdentityType: "Root",
    description: "The root user signed in. Nobody should.",
    severity: "CRITICAL",
  });
  expect(rule).toMatchObject({
    id: "root-login",
    title: "The root user signed in",
    description: "The root user signed in. Nobody should.",
    severity: "critical",
  });
  expect(render(rule.pattern)).toBe(
    '{ $.eventName = "ConsoleLogin" && $.eventSource = "signin.amazonaws.com" && $.userIdentity.type = "Root" }',
  );
  expect(routesOf(rule)).toEqual(["event"]);
  expect(Object.keys(rule.ignores)).toEqual([
    "eventName ConsoleLoginX",
    "no eventName",
    "eventSource signin.amazonaws.comX",
    "no eventSource",
    "userIdentityType IAMUser",
    "no userIdentityType",
  ]);
});

test("an event in few words", () => {
  expect(ruleFrom({ id: "any_error", errorCode: "*" })).toMatchObject({
    id: "any-error",
    title: "Any error",
    description: "Events with errorCode *.",
    severity: "medium",
  });
});

test.each<[event: object, pattern: string]>([
  [
    { errorCode: ["*UnauthorizedOperation", "AccessDenied*"] },
    '{ $.errorCode = "*UnauthorizedOperation" || $.errorCode = "AccessDenied*" }',
  ],
  [
    { eventName: ["StopLogging", "Delete*"], eventSource: "*trail*" },
    '{ ($.eventName = "StopLogging" || $.eventName = "Delete*") && $.eventSource = "*trail*" }',
  ],
  [
    { resourceType: "AWS::KMS::Key" },
    '{ $.resources[*].type = "AWS::KMS::Key" }',
  ],
])("%j looks for %s", (event, pattern) => {
  expect(render(ruleFrom({ id: "x", ...event }).pattern)).toBe(pattern);
});

test("a resource type is that of any resource", () => {
  const matches = compile(
    ruleFrom({ id: "x", resourceType: "AWS::S3::Object" }).pattern,
  );
  const resource = (type: string) => ({ type });
  const record = (...types: readonly string[]) =>
    apiCall({ resources: types.map(resource) });
  expect(matches(record("AWS::S3::Bucket", "AWS::S3::Object"))).toBe(true);
  expect(matches(record("AWS::S3::Bucket"))).toBe(false);
  expect(matches(record())).toBe(false);
  expect(matches(apiCall({ resources: missing }))).toBe(false);
});

test.each([
  ["RootLogin", "root-login"],
  ["IAMPolicyChange", "iam-policy-change"],
  ["root_account_usage", "root-account-usage"],
  ["S3BucketPolicy", "s3-bucket-policy"],
  ["UNAUTHORIZED_CALLS", "unauthorized-calls"],
])("the id %s is %s", (written, id) => {
  expect(ruleFrom({ id: written, eventName: "X" }).id).toBe(id);
});

test("a list and an object with a list are the same", () => {
  const events = [{ id: "a", eventName: "X", severity: "info" }];
  expect(readOwnEvents(JSON.stringify({ events }), FILE)).toEqual(
    readOwnEvents(`\ufeff${JSON.stringify(events)}`, FILE),
  );
  expect(readOwnEvents("[]", FILE)).toEqual([]);
});

const word = fc.stringMatching(/^[A-Za-z]{1,8}$/);
const texts = <T extends string>(text: fc.Arbitrary<T>) =>
  fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 }));
const name = texts(
  fc
    .tuple(fc.constantFrom("", "*"), word, fc.constantFrom("", "*"))
    .map((parts) => parts.join("")),
);
const event = fc.record(
  {
    eventName: fc.oneof(name, fc.constant("ConsoleLogin")),
    eventSource: texts(
      word.map((service) => `${service.toLowerCase()}.amazonaws.com`),
    ),
    userIdentityType: texts(
      fc.constantFrom("Root", "IAMUser", "AssumedRole", "AWSService"),
    ),
    errorCode: fc.oneof(name, fc.constant("*")),
    resourceType: texts(word.map((kind) => `AWS::S3::${kind}`)),
  },
  { requiredKeys: [] },
);

test("whatever an event asks for, its rule has cases both ways that hold, and EventBridge can tell it", () => {
  fc.assert(
    fc.property(event, (conditions) => {
      fc.pre(Object.keys(conditions).length > 0);
      const rule = ruleFrom({ id: "x", ...conditions });
      expect(verifyRule(rule)).toEqual([]);
      const cases = runCases(rule);
      const asked = Object.values(conditions).flatMap((v) => [
        ...new Set([v].flat()),
      ]);
      expect(cases.filter(({ expected }) => expected)).toHaveLength(
        asked.length,
      );
      const conditionCount = Object.keys(conditions).length;
      expect(
        cases.filter(({ expected }) => !expected).length,
      ).toBeGreaterThanOrEqual(conditionCount);
      expect(eventPatterns(rule).length).toBeGreaterThan(0);
    }),
    runs(30),
  );
});

test("every mistake is told, with its place, what was got and what is allowed", () => {
  const text = `{"events": [
  {"id": "a b", "eventName": "Stop Logging"},
  {"id": "RootLogin", "userIdentityType": "root", "severity": "hihg"},
  {"id": "root-login", "eventNam": "X"},
  {"eventSource": "iam"},
  {"id": "x", "errorCode": "Failed authentication", "errorCode": 3},
  7,
  {"id": "none", "description": ""},
  {"id": "root-usage", "severity": 4, "eventName": []},
  {"id": "y", "resourceType": ["A::B", "A::C", "A::D", "A::E"], "note": "z"},
  {"id": "${"long-".repeat(10)}id", "eventName": ["A", {}, "B*C"]}
]}`;
  expect(mistakes(text, ["root-usage"])).toEqual([
    'events.json:2:10: a b: id: expected words of letters and digits, joined by -, _ or capitals, such as root-login or RootLogin, got "a b"',
    'events.json:2:30: a b: eventName: expected the name of an action such as StopLogging, or Delete*, got "Stop Logging"',
    'events.json:3:43: RootLogin: userIdentityType: expected one of Root, IAMUser, AssumedRole, Role, FederatedUser, Directory, AWSAccount, AWSService, IdentityCenterUser, SAMLUser, WebIdentityUser, Unknown, got "root", did you mean "Root"?',
    'events.json:3:63: RootLogin: severity: expected one of CRITICAL, HIGH, MEDIUM, LOW, INFO, got "hihg", did you mean "HIGH"?',
    "events.json:4:10: root-login: id: expected another id: root-login is the event of line 3",
    'events.json:4:24: root-login: unknown field "eventNam", did you mean "eventName"?',
    "events.json:5:3: event 4: id: expected one such as root-login, got none",
    'events.json:5:19: event 4: eventSource: expected a service such as iam.amazonaws.com, got "iam", did you mean "iam.amazonaws.com"?',
    'events.json:6:28: x: errorCode: expected an error code such as AccessDenied, *UnauthorizedOperation, or * for any (it has no blanks; an errorMessage is something else), got "Failed authentication"',
    "events.json:6:53: x: expected errorCode once, got it again",
    "events.json:7:3: event 6: expected an object with id, eventName, eventSource, userIdentityType, errorCode, resourceType, description, severity, got 7",
    "events.json:8:3: none: expected at least one of eventName, eventSource, userIdentityType, errorCode, resourceType, got none: it would match every event",
    'events.json:8:33: none: description: expected a text, got ""',
    "events.json:9:10: root-usage: id: expected another id: root-usage is a rule of Trailwire's",
    "events.json:9:36: root-usage: severity: expected one of CRITICAL, HIGH, MEDIUM, LOW, INFO, got 4",
    "events.json:9:52: root-usage: eventName: expected at least one, got []",
    "events.json:10:31: y: resourceType: expected at most 3 values, CloudWatch's limit, got 4: make several events of it",
    'events.json:10:65: y: unknown field "note", expected one of id, eventName, eventSource, userIdentityType, errorCode, resourceType, description, severity',
    `events.json:11:10: ${"long-".repeat(10)}id: id: expected at most 48 characters, got 52 in ${"long-".repeat(10)}id`,
    `events.json:11:85: ${"long-".repeat(10)}id: eventName: expected the name of an action such as StopLogging, or Delete*, got an object`,
    `events.json:11:89: ${"long-".repeat(10)}id: eventName: expected the name of an action such as StopLogging, or Delete*, got "B*C"`,
  ]);
});

test.each<[text: string, mistake: string]>([
  ["", "1:1: not JSON: value expected"],
  ['[\n {"id": 1,}]', "2:11: not JSON: property name expected"],
  ["// none\n[]", "1:1: not JSON: invalid comment token"],
  ['"events"', '1:1: expected a list of events, got "events"'],
  ["{}", '1:1: expected a list of events in "events", got none'],
  [
    '{"event": []}',
    '1:2: expected "events" and nothing else beside it, got "event"',
  ],
  ['{"events": {}}', "1:12: events: expected a list, got an object"],
])("%j is no list of events", (text, mistake) => {
  expect(mistakes(text)).toEqual([`${FILE}:${mistake}`]);
});
