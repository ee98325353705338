import { field } from "../../../src/cloudtrail/pattern";
import { principalOf } from "../../../src/cloudtrail/caller";
import type { CloudTrailRecord } from "../../../src/cloudtrail/record";
import { compile } from "../../../src/pattern";
import { excluding } from "../../../src/rule/exclude";
import { exclusionOf } from "../../../src/backtest/report/exclusion";
import { savingsOf } from "../../../src/backtest/report/savings";
import { ruleOf } from "../../rule/rule-of";
import { matchOf, resultOf } from "./sample";

const account = "123456789012";
const iam = (name: string) => `arn:aws:iam::${account}:${name}`;

/** A caller as a record has it. */
const session = (role: string): CloudTrailRecord["userIdentity"] => ({
  type: "AssumedRole",
  arn: `arn:aws:sts::${account}:assumed-role/${role.split("/").at(-1)}/run-1`,
  accountId: account,
  sessionContext: {
    sessionIssuer: { type: "Role", arn: iam(`role/${role}`) },
  },
});

const callers: Readonly<Record<string, CloudTrailRecord["userIdentity"]>> = {
  role: session("ci-deployer"),
  "role with a path": session("teams/platform/ci"),
  user: { type: "IAMUser", arn: iam("user/backup"), accountId: account },
  service: { type: "AWSService", invokedBy: "cloudformation.amazonaws.com" },
};

const rule = ruleOf("PutObject", {
  pattern: field("eventName").equals("PutObject"),
});

test.each(Object.entries(callers))(
  "the entry for a %s overlooks that caller and no other",
  (_kind, userIdentity) => {
    const record = (identity: CloudTrailRecord["userIdentity"]) => ({
      eventName: "PutObject",
      recipientAccountId: account,
      userIdentity: identity,
    });
    const entry = exclusionOf(principalOf(record(userIdentity)));
    const matches = compile(excluding(rule, { ...entry }).pattern);
    const others = Object.values(callers).filter((one) => one !== userIdentity);
    expect(matches(record(userIdentity))).toBe(false);
    expect(others.map((other) => matches(record(other)))).toEqual([
      true,
      true,
      true,
    ]);
  },
);

test.each([
  ["root", iam("root")],
  [
    "a person's role",
    iam(
      "role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Developer_0a1b2c3d4e5f6071",
    ),
  ],
  [
    "a session whose role the record does not tell",
    `arn:aws:sts::${account}:assumed-role/ci/run-1`,
  ],
  ["a kind of caller", `AWSAccount in ${account}`],
  ["a text that would be a wildcard", iam("user/*")],
  ["a text that is nobody", '"><script>'],
])("%s is never proposed", (_what, principal) => {
  expect(exclusionOf(principal)).toBeUndefined();
});

/** So many matches of a rule by a caller, an hour apart. */
const hourly = (
  count: number,
  fields: Parameters<typeof matchOf>[0],
  minute = 0,
) =>
  Array.from({ length: count }, (_, hour) =>
    matchOf({
      eventTime: new Date(Date.UTC(2026, 0, 1, hour, minute))
        .toISOString()
        .replace(".000", ""),
      ...fields,
    }),
  );

test("a caller's rules are one entry, the callers that make the most mails first", () => {
  const ci = iam("role/ci");
  const backup = iam("user/backup");
  const result = resultOf([
    ...hourly(5, { rule: "vpc-changes", principal: backup }, 30),
    ...hourly(20, { rule: "vpc-changes", principal: ci }),
    ...hourly(10, { rule: "root-usage", principal: ci }),
    // Too seldom to be noise.
    ...hourly(2, { rule: "cloudtrail-changes", principal: ci }),
  ]);
  expect(savingsOf(result)).toEqual([
    {
      principal: ci,
      rules: [
        { rule: "root-usage", matches: 10, mails: 10 },
        { rule: "vpc-changes", matches: 20, mails: 20 },
      ],
      matches: 30,
      mails: 30,
      exclude: { rules: ["root-usage", "vpc-changes"], roles: [ci] },
    },
    {
      principal: backup,
      rules: [{ rule: "vpc-changes", matches: 5, mails: 5 }],
      matches: 5,
      mails: 5,
      exclude: { rules: ["vpc-changes"], principals: [backup] },
    },
  ]);
});

test("a service that acts in several accounts is one entry", () => {
  const inAccount = (id: string) => `config.amazonaws.com in ${id}`;
  const result = resultOf([
    ...hourly(4, { principal: inAccount("111111111111") }),
    ...hourly(3, { principal: inAccount("222222222222") }, 30),
  ]);
  expect(savingsOf(result)).toMatchObject([
    {
      mails: 7,
      exclude: { rules: ["root-usage"], services: ["config.amazonaws.com"] },
    },
  ]);
});

test("what comes once in a while is no noise", () => {
  const days = { first: "2026-01-01", last: "2026-01-31" };
  const weekly = hourly(4, { principal: iam("role/weekly") });
  expect(savingsOf(resultOf(weekly, { days }))).toEqual([]);
});
