import { Unknown } from "../../../src/proof/model";
import {
  evaluate,
  explain,
  parsePolicy,
  type Policies,
  type Request,
} from "../../../src/proof/policy";
import { placeholder } from "../../../src/proof/placeholder";
import { account, identity, policy, resource, role, type Json } from "./asking";

const cloudtrail = { Service: "cloudtrail.amazonaws.com" };
const root = `arn:aws:iam::${account}:root`;
const key = `arn:aws:kms:us-east-1:${account}:key/1234abcd`;
const context = "kms:EncryptionContext:aws:cloudtrail:arn";
const trail = `arn:aws:cloudtrail:us-east-1:${account}:trail/audit`;

const administer: Json = {
  Sid: "Administer",
  Effect: "Allow",
  Principal: { AWS: root },
  Action: "kms:*",
  Resource: "*",
};
const describeKey: Json = {
  Sid: "Describe",
  Effect: "Allow",
  Principal: cloudtrail,
  Action: "kms:DescribeKey",
  Resource: "*",
};
const encrypt = {
  Sid: "Encrypt",
  Effect: "Allow",
  Principal: cloudtrail,
  Action: "kms:GenerateDataKey*",
  Resource: "*",
  Condition: { StringLike: { [context]: trail } },
};
const request: Request = {
  principal: { service: "cloudtrail.amazonaws.com" },
  action: "kms:GenerateDataKey",
  resource: key,
  context: { [context]: trail },
};

const decide = (...statements: readonly Json[]) =>
  evaluate(request, {
    resource: { policy: policy("key", statements), account, kind: "key" },
  });

test.each<readonly [what: string, statement: Json, element: string]>([
  [
    "condition",
    { ...encrypt, Condition: { Null: { [context]: "true" } } },
    "condition",
  ],
  ["action", { ...encrypt, Action: "kms:GenerateDataKeyPair" }, "action"],
  [
    "principal",
    { ...encrypt, Principal: { Service: "config.amazonaws.com" } },
    "principal",
  ],
  ["resource", { ...encrypt, Resource: `${key}5` }, "resource"],
])(
  "the statement with the wrong %s is nearest",
  (_what, statement, element) => {
    const decision = decide(administer, statement, describeKey);
    expect(decision).toMatchObject({
      nearly: [{ sid: "Encrypt", misses: [{ element }] }, {}, {}],
    });
  },
);

test("explains a denial by what is nearest", () => {
  const wrong = {
    ...encrypt,
    Condition: { StringLike: { [context]: `${trail}s` } },
  };
  expect(explain(decide(administer, wrong))).toBe(
    `no statement of the resource policy allows it; the nearest is statement "Encrypt", but its condition StringLike on ${context} wants "${trail}s", where the request has "${trail}"`,
  );
  expect(
    explain(
      decide({
        ...encrypt,
        Condition: { StringEquals: { "aws:SourceArn": trail } },
        Sid: "",
      }),
    ),
  ).toBe(
    `no statement of the resource policy allows it; the nearest is Statement[0], but its condition StringEquals on aws:SourceArn wants "${trail}", where the request has no such key`,
  );
  expect(explain(decide({ ...encrypt, Effect: "Deny" }))).toBe(
    'it is denied by statement "Encrypt"',
  );
  expect(explain(evaluate(request, {}))).toBe(
    "no statement of the resource policy allows it",
  );
  expect(explain(decide(encrypt))).toBe("");
});

test("placeholders are told as people read them", () => {
  const wrong = {
    ...encrypt,
    Condition: {},
    Resource: `arn:aws:kms:us-east-1:${placeholder("me")}:alias/x`,
  };
  expect(explain(decide(wrong))).toContain(
    'its Resource is "arn:aws:kms:us-east-1:<me>:alias/x", where',
  );
});

test.each<
  readonly [what: string, policies: Policies, lacking: readonly string[]]
>([
  ["nothing", {}, ["identity policies", "resource policy"]],
  [
    "a boundary that does not",
    {
      ...identity(allowing("*")),
      boundary: policy("identity", [allowing("s3:*")]),
    },
    ["permissions boundary"],
  ],
  [
    "an SCP that does not",
    {
      ...identity(allowing("*")),
      scp: [[policy("identity", [allowing("s3:*")])]],
    },
    ["service control policies"],
  ],
  [
    "a key that does not leave it to the account",
    {
      ...identity(allowing("*")),
      resource: { policy: policy("key", [encrypt]), account, kind: "key" },
    },
    ["resource policy"],
  ],
  [
    "the default key policy alone",
    { resource: { policy: policy("key", [administer]), account, kind: "key" } },
    ["identity policies", "resource policy"],
  ],
  [
    "another account's resource",
    { ...identity(allowing("*")), resource: { account: "111122223333" } },
    ["resource policy"],
  ],
  [
    "only the resource of another account",
    resource({ ...administer, Principal: { AWS: account } }, "111122223333"),
    ["identity policies"],
  ],
])("what is lacking with %s", (_what, policies, lacking) => {
  expect(evaluate({ ...request, principal: role }, policies)).toMatchObject({
    how: "implicitly",
    lacking,
  });
});

function allowing(action: string) {
  return { Effect: "Allow", Action: action, Resource: "*" };
}

test("a denial in doubt is explained by its doubts", () => {
  const reading = parsePolicy(
    {
      Statement: [
        encrypt,
        { Effect: new Unknown("var.effect is not set") },
      ] as never,
    },
    "key",
  );
  expect(reading).toMatchObject({ is: "malformed" });
  const doubtful = decide(encrypt, { ...administer, Effect: placeholder("e") });
  expect(explain(doubtful)).toBe("Statement[1]: its Effect is not known");
});
