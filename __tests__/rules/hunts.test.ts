import { hunts } from "../../rules/hunts";
import { athenaQueries } from "../../src/rule/athena-queries";
import { athenaOf, partitionedTable } from "../pattern/forms/athena";
import type { Row } from "../pattern/forms/case";

/** A record that was delivered some days ago. */
interface Delivered {
  readonly daysAgo: number;
  readonly record: Row;
}

const alice = {
  type: "IAMUser",
  arn: "arn:aws:iam::123456789012:user/alice",
  accountId: "123456789012",
  userName: "alice",
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
};
const role = "arn:aws:iam::123456789012:role/web";
const instance = {
  type: "AssumedRole",
  arn: "arn:aws:sts::123456789012:assumed-role/web/i-0123456789abcdef0",
  accountId: "123456789012",
  sessionContext: { sessionIssuer: { type: "Role", arn: role } },
};

const base = {
  userIdentity: alice,
  eventTime: "2026-01-15T10:30:00Z",
  eventSource: "ec2.amazonaws.com",
  eventName: "RunInstances",
  awsRegion: "us-east-1",
  sourceIPAddress: "192.0.2.10",
  userAgent: "aws-cli/2.17.0",
  readOnly: false,
  recipientAccountId: "123456789012",
  eventID: "1",
};

const event = (overrides: Row = {}, daysAgo = 0): Delivered => ({
  daysAgo,
  record: { ...base, ...overrides },
});

const times = (count: number, overrides: (n: number) => Row) =>
  Array.from({ length: count }, (_, n) => event(overrides(n)));

const signIn = (result: "Failure" | "Success", mfa = "No") =>
  event({
    eventName: "ConsoleLogin",
    responseElements: { ConsoleLogin: result },
    additionalEventData: { MFAUsed: mfa },
  });

const of = (userIdentity: Row): Row => ({ userIdentity });

/** What each hunt brings up of what was recorded, and that it leaves the rest. */
const cases: Readonly<
  Record<
    string,
    { readonly recorded: readonly Delivered[]; readonly found: readonly Row[] }
  >
> = {
  "new-principals": {
    recorded: [
      event({}, 5),
      event({}, 0),
      event({ ...of(instance), eventName: "GetCallerIdentity" }),
    ],
    found: [{ principal: role, first_call: "GetCallerIdentity", calls: 1n }],
  },
  "first-changes": {
    recorded: [
      event({}, 5),
      event(),
      event({ eventName: "CreateUser" }),
      event({ eventName: "DeleteUser", errorCode: "AccessDenied" }),
      event({ eventName: "ListUsers", readOnly: true }),
    ],
    found: [{ principal: alice.arn, eventname: "CreateUser", calls: 1n }],
  },
  "attack-tools": {
    recorded: [
      event(),
      event({ userAgent: "Boto3/1.9 Python/3.8 Linux/5.4-Kali4-amd64" }),
    ],
    found: [{ principal: alice.arn, sourceipaddress: "192.0.2.10" }],
  },
  "guessed-passwords": {
    recorded: [
      ...Array.from({ length: 3 }, () => signIn("Failure")),
      signIn("Success"),
      event({
        eventName: "ConsoleLogin",
        sourceIPAddress: "192.0.2.11",
        responseElements: { ConsoleLogin: "Failure" },
      }),
    ],
    found: [{ name: "alice", failures: 3n, successes: 1n }],
  },
  "console-sign-ins": {
    recorded: [signIn("Success", "Yes"), signIn("Failure"), event()],
    found: [{ session: alice.arn, mfa: "Yes", sign_ins: 1n }],
  },
  "keys-from-many-addresses": {
    recorded: [
      ...times(4, (n) => ({ sourceIPAddress: `192.0.2.${n}` })),
      ...times(3, (n) => ({
        userIdentity: { ...alice, accessKeyId: "AKIAI44QH8DHBEXAMPLE" },
        sourceIPAddress: `192.0.2.${n}`,
      })),
    ],
    found: [
      {
        access_key: "AKIAIOSFODNN7EXAMPLE",
        addresses: 4n,
        which: "192.0.2.0, 192.0.2.1, 192.0.2.2, 192.0.2.3",
      },
    ],
  },
  "instance-credentials-moved": {
    recorded: [
      event(of(instance)),
      event({ ...of(instance), sourceIPAddress: "192.0.2.99" }),
      event({ ...of(instance), sourceIPAddress: "ssm.amazonaws.com" }),
      event({ sourceIPAddress: "192.0.2.99" }),
    ],
    found: [{ session: instance.arn, which: "192.0.2.10, 192.0.2.99" }],
  },
  "roles-assumed": {
    recorded: [
      event({
        eventSource: "sts.amazonaws.com",
        eventName: "AssumeRole",
        requestParameters: { roleArn: role },
      }),
      event({
        eventSource: "sts.amazonaws.com",
        eventName: "AssumeRole",
        userIdentity: { type: "AWSService", invokedBy: "ec2.amazonaws.com" },
        requestParameters: { roleArn: role },
      }),
    ],
    found: [{ principal: alice.arn, role, sessions: 1n }],
  },
  "denied-calls": {
    recorded: [
      event({ eventName: "ListUsers", errorCode: "AccessDenied" }),
      event({
        eventName: "DescribeVpcs",
        errorCode: "Client.UnauthorizedOperation",
      }),
      event({ errorCode: "ThrottlingException" }),
    ],
    found: [{ principal: alice.arn, different_calls: 2n, refusals: 2n }],
  },
  "looking-around": {
    recorded: [
      ...times(26, (n) => ({ eventName: `Describe${n}`, readOnly: true })),
      ...times(25, (n) => ({
        ...of(instance),
        eventName: `Describe${n}`,
        readOnly: true,
      })),
    ],
    found: [{ hour: "2026-01-15T10", principal: alice.arn, calls: 26n }],
  },
  "quiet-regions": {
    recorded: [
      ...times(3, () => ({})),
      event({ awsRegion: "ap-south-1" }),
      event({ awsRegion: "eu-north-1", readOnly: true }),
    ],
    found: [
      { awsregion: "ap-south-1", changes: 1n, who: alice.arn },
      { awsregion: "us-east-1", changes: 3n },
    ],
  },
  "changes-by-hand": {
    recorded: [
      event({ eventID: "by hand", sessionCredentialFromConsole: "true" }),
      event({ readOnly: true, sessionCredentialFromConsole: "true" }),
      event(),
    ],
    found: [{ eventid: "by hand" }],
  },
  "callers-of-other-accounts": {
    recorded: [
      event(),
      event({ recipientAccountId: "111122223333", errorCode: "AccessDenied" }),
    ],
    found: [
      {
        caller_account: "123456789012",
        recipientaccountid: "111122223333",
        changes: 1n,
        errors: 1n,
      },
    ],
  },
  timeline: {
    recorded: [
      event({ eventID: "b", eventTime: "2026-01-15T11:00:00Z" }),
      event({ eventID: "a" }),
    ].map(({ record }) => event({ ...record, sourceIPAddress: "192.0.2.1" })),
    found: [{ eventid: "a" }, { eventid: "b" }],
  },
};

test("every hunt has a case, an id of its own, and an account of what it asks", () => {
  const ids = hunts.map(({ id }) => id);
  expect(Object.keys(cases).sort()).toEqual([...new Set(ids)].sort());
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, title, question } of hunts) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    // What a saved query may say of itself.
    expect(`${title}. ${question}`.length).toBeLessThanOrEqual(1024);
    expect(question).toMatch(/\?.*\.$|\?$/s);
  }
});

test.each(hunts.map(({ id }) => id))("%s", async (id) => {
  const { recorded, found } = cases[id] ?? { recorded: [], found: [] };
  const { queries } = athenaQueries({
    table: partitionedTable,
    rules: [],
    hunts,
  });
  const query = queries.find((query) => query.id === id);
  const athena = await athenaOf(
    recorded.map(({ record }) => record),
    (n) => recorded[n]?.daysAgo ?? 0,
  );
  try {
    const rows = await athena.query(query?.text ?? "");
    expect(rows).toEqual(found.map((row) => expect.objectContaining(row)));
  } finally {
    athena.close();
  }
});

// DuckDB takes the name that a SELECT gives anywhere; Trino only in ORDER BY.
test.each(hunts.map(({ id, sql }) => [id, sql] as const))(
  "%s uses a name that it gives only to order by it",
  (_, sql) => {
    const given = [...sql.matchAll(/ AS (\w+)/g)].map(([, name]) => name);
    const middle = sql.slice(sql.indexOf("\nFROM"), sql.indexOf("\nORDER BY"));
    const used = given.filter((name) =>
      new RegExp(`\\b${name}\\b`).test(middle),
    );
    expect(used).toEqual([]);
  },
);
