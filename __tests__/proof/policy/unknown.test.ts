import { Unknown } from "../../../src/proof/model";
import { placeholder } from "../../../src/proof/placeholder";
import {
  evaluate,
  parsePolicy,
  type Decision,
  type Policies,
  type Request,
} from "../../../src/proof/policy";
import {
  account,
  identity,
  inShort,
  policy,
  resource,
  role,
  verdict,
  type Json,
} from "./asking";

const own = placeholder("data.aws_caller_identity.current.account_id");
const keyId = placeholder("aws_kms_key.logs.key_id");
const trail = `arn:aws:cloudtrail:us-east-1:${own}:trail/audit`;

const request: Request = {
  principal: { service: "cloudtrail.amazonaws.com" },
  action: "s3:PutObject",
  resource: `arn:aws:s3:::logs/AWSLogs/${own}/CloudTrail/x`,
  context: { "aws:SourceArn": trail },
};

/** A statement that allows it, changed. */
const statement = (change: Readonly<Record<string, Json>> = {}): Json => ({
  Effect: "Allow",
  Principal: { Service: "cloudtrail.amazonaws.com" },
  Action: "s3:PutObject",
  Resource: `arn:aws:s3:::logs/AWSLogs/${own}/*`,
  Condition: { StringEquals: { "aws:SourceArn": trail } },
  ...change,
});
const deny = (change: Readonly<Record<string, Json>>): Json =>
  statement({ Effect: "Deny", Principal: "*", Condition: {}, ...change });
const source = (arn: string) => ({
  Condition: { StringEquals: { "aws:SourceArn": arn } },
});

describe("placeholders", () => {
  test.each<readonly [what: string, statements: Json, expected: string]>([
    ["the same placeholder", [statement()], "allowed"],
    [
      "a wildcard where it stands",
      [statement({ Resource: "arn:aws:s3:::logs/AWSLogs/*" })],
      "allowed",
    ],
    [
      "an account that it may be",
      [statement({ Resource: `arn:aws:s3:::logs/AWSLogs/${account}/*` })],
      "unknown",
    ],
    [
      "another place",
      [statement({ Resource: `arn:aws:s3:::logs/trail/AWSLogs/${own}/*` })],
      "denied implicitly",
    ],
    [
      "another name beside the same placeholder",
      [statement(source(`arn:aws:cloudtrail:us-east-1:${own}:trail/audits`))],
      "denied implicitly",
    ],
    [
      "another region before it",
      [statement(source(`arn:aws:cloudtrail:eu-west-1:${own}:trail/audit`))],
      "denied implicitly",
    ],
    [
      "one that may be it",
      [statement(source(placeholder("aws_cloudtrail.audit.arn")))],
      "unknown",
    ],
    [
      "a denial of what surely is",
      [statement(), deny({ Resource: "arn:aws:s3:::logs/*" })],
      "denied explicitly",
    ],
    [
      "a sure denial beside one that may be, and an Allow that may be",
      [
        statement({ Resource: `arn:aws:s3:::logs/AWSLogs/${account}/*` }),
        deny({ Resource: `arn:aws:s3:::logs/AWSLogs/${account}/*` }),
        deny({ Resource: "*" }),
      ],
      "denied explicitly",
    ],
    [
      "a denial of what it may be",
      [
        statement(),
        deny({ Resource: `arn:aws:s3:::logs/AWSLogs/${account}/*` }),
      ],
      "unknown",
    ],
    [
      "no Allow beside a denial of what it may be",
      [deny({ Resource: `arn:aws:s3:::logs/AWSLogs/${account}/*` })],
      "denied implicitly",
    ],
    [
      "one sure Allow beside one that may be",
      [
        statement({ Resource: `arn:aws:s3:::logs/AWSLogs/${account}/*` }),
        statement(),
      ],
      "allowed",
    ],
    [
      "an effect",
      [statement({ Effect: placeholder("var.effect") })],
      "unknown",
    ],
    [
      "a statement beside one that allows",
      [statement(), placeholder("local.more")],
      "unknown",
    ],
    [
      "an action",
      [statement({ Action: placeholder("var.action") })],
      "unknown",
    ],
    [
      "a principal",
      [statement({ Principal: placeholder("var.principal") })],
      "unknown",
    ],
    [
      "a service",
      [
        statement({
          Principal: { Service: `cloudtrail.${placeholder("suffix")}` },
        }),
      ],
      "unknown",
    ],
    [
      "a number",
      [
        statement({
          Condition: { NumericLessThan: { "s3:max-keys": placeholder("n") } },
        }),
      ],
      "denied implicitly",
    ],
    [
      "a key of a condition",
      [
        statement({
          Condition: { StringEquals: { [`aws:${placeholder("k")}`]: "x" } },
        }),
      ],
      "unknown",
    ],
    [
      "an operator",
      [statement({ Condition: { [placeholder("op")]: { "aws:x": "y" } } })],
      "unknown",
    ],
    [
      "whether it is to be null",
      [statement({ Condition: { Null: { "aws:x": placeholder("null") } } })],
      "unknown",
    ],
  ])("%s", (_what, statements, expected) => {
    expect(verdict(request, resource(statements, own))).toBe(expected);
  });

  test.each<readonly [pattern: string, found: string, expected: string]>([
    // What would have to hold itself and more cannot be the same.
    [`arn:aws:kms:*:*:key/${keyId}`, keyId, "denied implicitly"],
    [`${keyId}*`, `${keyId}x`, "unknown"],
    [keyId, keyId, "allowed"],
    [`arn:aws:kms:*:*:key/${keyId}`, placeholder("arn"), "unknown"],
    ["*", keyId, "allowed"],
    [
      `arn:aws:kms:*:${own}:key/*`,
      `arn:aws:kms:us-east-1:${own}:alias/x`,
      "denied implicitly",
    ],
  ])("ARNs: %j on %j: %s", (pattern, found, expected) => {
    const condition = { ArnLike: { "aws:SourceArn": pattern } };
    expect(
      verdict(
        { ...request, context: { "aws:SourceArn": found } },
        resource([statement({ Condition: condition })], own),
      ),
    ).toBe(expected);
  });

  test("of accounts: the same is the same, another may be", () => {
    const asking: Request = {
      principal: { aws: `arn:aws:iam::${own}:role/r`, account: own },
      action: "kms:Decrypt",
      resource: `arn:aws:kms:us-east-1:${own}:key/${keyId}`,
    };
    const named = { Effect: "Allow", Action: "kms:*", Resource: "*" };
    const by = (aws: string, kind: "key" | "resource"): Policies => ({
      resource: {
        policy: policy(kind, [{ ...named, Principal: { AWS: aws } }]),
        account: own,
        kind,
      },
    });
    const mine = identity(named);
    const root = (id: string) => `arn:aws:iam::${id}:root`;
    expect(verdict(asking, { ...by(root(own), "key"), ...mine })).toBe(
      "allowed",
    );
    expect(verdict(asking, { ...by(own, "key"), ...mine })).toBe("allowed");
    expect(verdict(asking, { ...by(root(account), "key"), ...mine })).toBe(
      "unknown",
    );
    expect(verdict(asking, by(root(account), "key"))).toBe("denied implicitly");
    expect(verdict(asking, by(`arn:aws:iam::${own}:role/r`, "key"))).toBe(
      "allowed",
    );
    expect(verdict(asking, by(`arn:aws:iam::${own}:role/s`, "key"))).toBe(
      "denied implicitly",
    );
    // Whether it is across accounts decides whether the role's own policy must allow it, too.
    const elsewhere = { ...by(root(own), "resource").resource, account };
    expect(verdict(asking, { resource: elsewhere })).toBe("denied implicitly");
    expect(verdict(asking, { resource: elsewhere, ...mine })).toBe("allowed");
    expect(verdict(asking, { resource: { account }, ...mine })).toBe("unknown");
  });
});

describe("what is unknown", () => {
  const unknown = new Unknown("var.x has no value");
  const parts: readonly (readonly [what: string, change: object])[] = [
    ["effect", { Effect: unknown }],
    ["principal", { Principal: unknown }],
    ["service", { Principal: { Service: [unknown] } }],
    ["action", { Action: unknown }],
    ["one of the actions", { Action: ["s3:GetObject", unknown] }],
    ["resource", { Resource: [unknown] }],
    ["condition", { Condition: unknown }],
    ["keys", { Condition: { StringEquals: unknown } }],
    ["value", { Condition: { StringEquals: { "aws:SourceArn": unknown } } }],
    ["null", { Condition: { Null: { "aws:SourceArn": unknown } } }],
    ["number", { Condition: { DateLessThan: { "aws:SourceArn": [unknown] } } }],
  ];
  const decide = (change: object): Decision =>
    evaluate(request, {
      resource: {
        policy: parsePolicy(
          { Statement: [{ ...(statement() as object), ...change }] },
          "resource",
        ),
        account: own,
      },
    });

  test.each(parts)("%s: it is said why", (_what, change) => {
    expect(decide(change)).toEqual({
      verdict: "unknown",
      doubts: ["Statement[0]: var.x has no value"],
    });
  });

  test.each(parts.filter(([what]) => !what.includes("action")))(
    "%s of a statement for another action does not matter",
    (what, change) => {
      expect(inShort(decide({ ...change, Action: "s3:GetObject" }))).toBe(
        what === "effect" ? "unknown" : "denied implicitly",
      );
    },
  );

  test("a policy", () => {
    const reading = parsePolicy(unknown, "identity");
    const asking = { ...request, principal: role };
    expect(evaluate(asking, { identity: [reading] })).toEqual({
      verdict: "unknown",
      doubts: ["var.x has no value"],
    });
  });

  test.each<readonly [what: string, condition: Json]>([
    [
      "the organization of a role",
      { StringEquals: { "aws:PrincipalOrgID": "o-1" } },
    ],
    [
      "the address of a role",
      { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } },
    ],
    ["the time", { DateLessThan: { "aws:CurrentTime": "2020-01-01" } }],
    ["tags", { StringEquals: { "aws:ResourceTag/team": "red" } }],
    [
      "a variable of which it is not known",
      { StringEquals: { "aws:PrincipalArn": "${aws:userid}" } },
    ],
    [
      "a negated variable without a value",
      { StringNotEquals: { "aws:PrincipalArn": "${aws:username}" } },
    ],
  ])("%s", (_what, condition) => {
    const allowing = {
      Effect: "Allow",
      Action: "s3:*",
      Resource: "*",
      Condition: condition,
    };
    expect(verdict({ ...request, principal: role }, identity(allowing))).toBe(
      "unknown",
    );
  });

  test("a key that may or may not be sent", () => {
    const context = { "aws:SourceArn": new Unknown("AWS does not say") };
    expect(evaluate({ ...request, context }, resource([statement()]))).toEqual({
      verdict: "unknown",
      doubts: [
        "Statement[0]: aws:SourceArn in the request is not known: AWS does not say",
      ],
    });
  });
});

test.each<readonly [what: string, condition: Json, expected: string]>([
  [
    "a denial of outsiders that spares services",
    {
      StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-1" },
      BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
    },
    "allowed",
  ],
  [
    "a denial of outsiders that forgets services",
    { StringNotEquals: { "aws:PrincipalOrgID": "o-1" } },
    "denied explicitly",
  ],
  [
    "a denial of requests from elsewhere than an endpoint",
    { StringNotEquals: { "aws:SourceVpce": "vpce-1" } },
    "denied explicitly",
  ],
  [
    "a denial of requests in clear",
    { Bool: { "aws:SecureTransport": "false" } },
    "allowed",
  ],
  [
    "a denial of other services",
    {
      StringNotEquals: {
        "aws:PrincipalServiceName": "cloudtrail.amazonaws.com",
      },
    },
    "allowed",
  ],
])("a service meets %s", (_what, condition, expected) => {
  expect(
    verdict(request, resource([statement(), deny({ Condition: condition })])),
  ).toBe(expected);
});

test("who is spared from a denial without the account may be denied with it", () => {
  // reference_policies_elements_notprincipal.html: AWS may look at the account first.
  const spared = { Action: "s3:*", Resource: "*" };
  expect(
    evaluate(
      { ...request, principal: role },
      resource([
        { ...spared, Effect: "Allow", Principal: "*" },
        { ...spared, Effect: "Deny", NotPrincipal: { AWS: role.aws } },
      ]),
    ),
  ).toMatchObject({
    verdict: "unknown",
    doubts: [expect.stringContaining("Statement[1]: NotPrincipal names")],
  });
});
