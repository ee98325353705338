import type { Policies, Request } from "../../../src/proof/policy";
import {
  account,
  bob,
  identity,
  other,
  policy,
  resource,
  role,
  verdict,
  type Json,
} from "./asking";

/*
 * What the user guide of IAM and the guides of services say of who may do what, on policies of
 * their examples. Pages without a guide are those of https://docs.aws.amazon.com/IAM/latest/UserGuide/.
 */

type Expected = "allowed" | "denied explicitly" | "denied implicitly";
type Case = readonly [
  what: string,
  request: Request,
  policies: Policies,
  expected: Expected,
];

const get = (over: Partial<Request> = {}): Request => ({
  principal: bob,
  action: "s3:GetObject",
  resource: "arn:aws:s3:::bucket/x",
  ...over,
});
const allow = (over: Readonly<Record<string, Json>> = {}): Json => ({
  Effect: "Allow",
  Action: "s3:GetObject",
  Resource: "*",
  ...over,
});
const deny = (over: Readonly<Record<string, Json>> = {}): Json =>
  allow({ Effect: "Deny", ...over });
const to = (aws: string) => allow({ Principal: { AWS: aws } });

const session = `arn:aws:sts::${account}:assumed-role/examplerole/examplerolesessionname`;
const nothing = policy("identity", [allow({ Action: "sqs:*" })]);
const everything = policy("identity", [allow({ Action: "*" })]);

const carlos = {
  aws: `arn:aws:iam::${account}:user/carlossalazar`,
  account,
};
const carlosPolicies: Policies = {
  ...identity(
    {
      Sid: "AllowS3ListRead",
      Effect: "Allow",
      Action: ["s3:GetBucketLocation", "s3:ListAllMyBuckets"],
      Resource: "arn:aws:s3:::*",
    },
    {
      Sid: "AllowS3Self",
      Effect: "Allow",
      Action: "s3:*",
      Resource: ["arn:aws:s3:::carlossalazar/*", "arn:aws:s3:::carlossalazar"],
    },
    {
      Sid: "DenyS3Logs",
      Effect: "Deny",
      Action: "s3:*",
      Resource: "arn:aws:s3:::*log*",
    },
  ),
  ...resource({
    Effect: "Allow",
    Principal: { AWS: carlos.aws },
    Action: "s3:*",
    Resource: ["arn:aws:s3:::carlossalazar/*", "arn:aws:s3:::carlossalazar"],
  }),
};
const reports = identity(
  {
    Sid: "AllowGetList",
    Effect: "Allow",
    Action: ["iam:Get*", "iam:List*"],
    Resource: "*",
  },
  {
    Sid: "DenyReports",
    Effect: "Deny",
    Action: "iam:*Report",
    Resource: "*",
  },
);

const withinAccount: readonly Case[] = [
  [
    "Carlos writes to a bucket for logs",
    get({ principal: carlos, resource: "arn:aws:s3:::carlossalazar-logs/x" }),
    carlosPolicies,
    "denied explicitly",
  ],
  [
    "Carlos writes to his bucket",
    get({ principal: carlos, resource: "arn:aws:s3:::carlossalazar/x" }),
    carlosPolicies,
    "allowed",
  ],
  [
    "Carlos lists buckets",
    get({
      principal: carlos,
      action: "s3:ListAllMyBuckets",
      resource: "arn:aws:s3:::a",
    }),
    carlosPolicies,
    "allowed",
  ],
  [
    "a read of IAM",
    get({ action: "iam:GetUser", resource: bob.aws }),
    reports,
    "allowed",
  ],
  [
    "a write to IAM",
    get({ action: "iam:CreatePolicy", resource: bob.aws }),
    reports,
    "denied implicitly",
  ],
  [
    "a report of IAM that another policy allows",
    get({ action: "iam:GenerateCredentialReport", resource: "*" }),
    { identity: [...(reports.identity ?? []), everything] },
    "denied explicitly",
  ],
  ["no policy at all", get(), {}, "denied implicitly"],
  [
    "the account's root user has full access",
    get({ principal: { aws: `arn:aws:iam::${account}:root`, account } }),
    {},
    "allowed",
  ],
  [
    "names of actions heed no case",
    get({ action: "S3:getobject" }),
    identity(allow()),
    "allowed",
  ],
  [
    "NotAction allows what it does not name",
    get(),
    identity({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }),
    "allowed",
  ],
  [
    "NotAction does not allow what it names",
    get({ action: "iam:GetUser" }),
    identity({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }),
    "denied implicitly",
  ],
  [
    "NotResource denies what it does not name",
    get(),
    identity(allow(), {
      Effect: "Deny",
      Action: "s3:*",
      NotResource: ["arn:aws:s3:::HRBucket", "arn:aws:s3:::HRBucket/*"],
    }),
    "denied explicitly",
  ],
  [
    "NotResource does not deny what it names",
    get({ resource: "arn:aws:s3:::HRBucket/Payroll" }),
    identity(allow(), {
      Effect: "Deny",
      Action: "s3:*",
      NotResource: ["arn:aws:s3:::HRBucket", "arn:aws:s3:::HRBucket/*"],
    }),
    "allowed",
  ],
  [
    "a resource with the user's name in it",
    get({
      action: "sqs:SendMessage",
      resource: `arn:aws:sqs:us-east-2:${account}:Bob-queue`,
    }),
    identity({
      Effect: "Allow",
      Action: "sqs:*",
      Resource: "arn:aws:sqs:us-east-2:*:${aws:username}-queue",
    }),
    "allowed",
  ],
  [
    "in version 2008-10-17 a variable is a text",
    get({ resource: "arn:aws:s3:::bucket/Bob" }),
    {
      identity: [
        policy(
          "identity",
          [allow({ Resource: "arn:aws:s3:::bucket/${aws:username}" })],
          "2008-10-17",
        ),
      ],
    },
    "denied implicitly",
  ],
];

/** Resource policies that name who asks, with identity policies, boundary or session policies that do not allow it. */
const implicitDenies: readonly Case[] = [
  [
    "a user named by the resource needs no more",
    get(),
    { ...resource(to(bob.aws)), boundary: nothing },
    "allowed",
  ],
  [
    "a role named by the resource needs no policy of its own",
    get({ principal: role }),
    resource(to(role.aws)),
    "allowed",
  ],
  [
    "a role named by the resource is limited by its boundary",
    get({ principal: role }),
    { ...resource(to(role.aws)), boundary: nothing },
    "denied implicitly",
  ],
  [
    "a role named by the resource is limited by session policies",
    get({ principal: role }),
    { ...resource(to(role.aws)), session: [nothing] },
    "denied implicitly",
  ],
  [
    "a session named by the resource is not limited",
    get({ principal: { ...role, session } }),
    { ...resource(to(session)), boundary: nothing, session: [nothing] },
    "allowed",
  ],
  [
    "another session of the role is not meant",
    get({ principal: { ...role, session: `${session}2` } }),
    resource(to(session)),
    "denied implicitly",
  ],
  [
    "a session asks, its role is named",
    get({ principal: { aws: session, account } }),
    resource(to(role.aws)),
    "allowed",
  ],
  [
    "everyone is allowed, whatever the boundary",
    get({ principal: role }),
    { ...resource(to("*")), boundary: nothing },
    "allowed",
  ],
  [
    "the account is named, which leaves it to its own policies",
    get(),
    resource(to(account)),
    "denied implicitly",
  ],
  [
    "the account is named, and its own policies allow it",
    get(),
    {
      ...resource(to(`arn:aws:iam::${account}:root`)),
      identity: [everything],
    },
    "allowed",
  ],
  [
    "boundary and own policies must both allow",
    get(),
    { identity: [everything], boundary: nothing },
    "denied implicitly",
  ],
  [
    "session and own policies must both allow",
    get({ principal: role }),
    { identity: [everything], session: [nothing, everything] },
    "allowed",
  ],
  [
    "an SCP that does not allow it",
    get(),
    { identity: [everything], scp: [[everything], [nothing]] },
    "denied implicitly",
  ],
  [
    "an SCP that denies it",
    get(),
    {
      ...resource(to(bob.aws)),
      scp: [[everything, policy("identity", [deny()])]],
    },
    "denied explicitly",
  ],
  [
    "SCPs of every level allow it",
    get(),
    { identity: [everything], scp: [[everything], [nothing, everything]] },
    "allowed",
  ],
  [
    "someone else is named",
    get(),
    resource(to(`arn:aws:iam::${account}:user/Alice`)),
    "denied implicitly",
  ],
];

const production = "arn:aws:s3:::Production/*";
const carlosAway = {
  aws: "arn:aws:iam::111111111111:user/carlossalazar",
  account: "111111111111",
};
const carlosOwn = identity(
  {
    Effect: "Allow",
    Action: "s3:*Object*",
    Resource: production,
  },
  {
    Effect: "Deny",
    Action: "s3:*",
    Resource: ["arn:aws:s3:::*log*", "arn:aws:s3:::*log*/*"],
  },
);
const productionPolicy = resource(
  {
    Effect: "Allow",
    Action: ["s3:GetObject*", "s3:PutObject*", "s3:ReplicateObject"],
    Principal: { AWS: carlosAway.aws },
    Resource: production,
  },
  "222222222222",
);
const save = (bucket: string) =>
  get({
    principal: carlosAway,
    action: "s3:PutObject",
    resource: `arn:aws:s3:::${bucket}/x`,
  });

const acrossAccounts: readonly Case[] = [
  [
    "both accounts allow it",
    save("Production"),
    { ...carlosOwn, ...productionPolicy },
    "allowed",
  ],
  [
    "his own account denies it",
    save("Production-logs"),
    { ...carlosOwn, resource: { account: "222222222222" } },
    "denied explicitly",
  ],
  [
    "the resource alone allows it",
    save("Production"),
    productionPolicy,
    "denied implicitly",
  ],
  [
    "his own policies alone allow it",
    save("Production"),
    { ...carlosOwn, resource: { account: "222222222222" } },
    "denied implicitly",
  ],
  [
    "the resource does not let him delete",
    { ...save("Production"), action: "s3:DeleteObject" },
    { ...carlosOwn, ...productionPolicy },
    "denied implicitly",
  ],
  [
    "the resource names his account",
    save("Production"),
    {
      ...carlosOwn,
      ...resource(
        {
          Effect: "Allow",
          Action: "s3:PutObject",
          Principal: { AWS: "111111111111" },
          Resource: production,
        },
        "222222222222",
      ),
    },
    "allowed",
  ],
];

const away = {
  aws: `arn:aws:iam::${other}:user/Bob`,
  account: other,
};
const auditor = {
  aws: `arn:aws:iam::${other}:role/cross-account-read-only-role`,
  account: other,
  session: `arn:aws:sts::${other}:assumed-role/cross-account-read-only-role/cross-account-audit-app`,
};
const all = { Action: "s3:*", Resource: "*" } as const;
const denyAllBut = (...aws: readonly string[]): Policies => ({
  identity: [everything],
  ...resource([
    { ...all, Effect: "Allow", Principal: "*" },
    { ...all, Effect: "Deny", NotPrincipal: { AWS: aws } },
  ]),
});

const notPrincipal: readonly Case[] = [
  [
    "Bob, with his account",
    get({ principal: away }),
    denyAllBut(away.aws, `arn:aws:iam::${other}:root`),
    "allowed",
  ],
  [
    "someone else of his account",
    get({ principal: { ...away, aws: `arn:aws:iam::${other}:user/Eve` } }),
    denyAllBut(away.aws, `arn:aws:iam::${other}:root`),
    "denied explicitly",
  ],
  [
    "a session, with its role and account",
    get({ principal: auditor }),
    denyAllBut(auditor.session, auditor.aws, `arn:aws:iam::${other}:root`),
    "allowed",
  ],
  [
    "a service is none of those",
    get({ principal: { service: "cloudtrail.amazonaws.com" } }),
    denyAllBut(away.aws, `arn:aws:iam::${other}:root`),
    "denied explicitly",
  ],
];

/** The key policy that KMS gives: it leaves all to the account's policies. */
const rootStatement = {
  Sid: "Enable IAM User Permissions",
  Effect: "Allow",
  Principal: { AWS: `arn:aws:iam::${account}:root` },
  Action: "kms:*",
  Resource: "*",
};
const key = (...statements: readonly Json[]): Policies => ({
  resource: { policy: policy("key", statements), account, kind: "key" },
});
const decrypt = (over: Partial<Request> = {}): Request => ({
  principal: role,
  action: "kms:Decrypt",
  resource: `arn:aws:kms:us-east-1:${account}:key/1234abcd`,
  ...over,
});
const decryptors = {
  identity: [
    policy("identity", [
      { Effect: "Allow", Action: "kms:Decrypt", Resource: "*" },
    ]),
  ],
};

const keys: readonly Case[] = [
  [
    "the default policy and one of the role's",
    decrypt(),
    { ...key(rootStatement), ...decryptors },
    "allowed",
  ],
  [
    "the default policy alone",
    decrypt(),
    key(rootStatement),
    "denied implicitly",
  ],
  [
    "a policy of the role's where the key does not leave it to the account",
    decrypt(),
    {
      ...key({ ...rootStatement, Principal: { AWS: bob.aws } }),
      ...decryptors,
    },
    "denied implicitly",
  ],
  [
    "a key policy that names the role",
    decrypt(),
    key({
      ...rootStatement,
      Principal: { AWS: role.aws },
      Action: "kms:Decrypt",
    }),
    "allowed",
  ],
  [
    "the default policy does not reach services",
    decrypt({ principal: { service: "cloudwatch.amazonaws.com" } }),
    key(rootStatement),
    "denied implicitly",
  ],
];

const trust = (principal: Json): Policies => ({
  resource: {
    policy: policy("trust", [
      { Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" },
    ]),
    account,
    kind: "trust",
  },
});
const assume = (over: Partial<Request> = {}): Request => ({
  principal: bob,
  action: "sts:AssumeRole",
  resource: role.aws,
  ...over,
});

const trusts: readonly Case[] = [
  [
    "a user's own policy is not enough",
    assume(),
    { ...trust({ Service: "ec2.amazonaws.com" }), identity: [everything] },
    "denied implicitly",
  ],
  [
    "the role trusts the account, and the user's policy allows it",
    assume(),
    { ...trust({ AWS: account }), identity: [everything] },
    "allowed",
  ],
  ["the role trusts the user", assume(), trust({ AWS: bob.aws }), "allowed"],
  [
    "one of the services",
    assume({ principal: { service: "cloudtrail.amazonaws.com" } }),
    trust({ Service: ["config.amazonaws.com", "cloudtrail.amazonaws.com"] }),
    "allowed",
  ],
  [
    "another service",
    assume({ principal: { service: "cloudtrail.amazonaws.com" } }),
    trust({ Service: "config.amazonaws.com" }),
    "denied implicitly",
  ],
  [
    "a provider of identities",
    assume({ principal: { federated: "accounts.google.com" } }),
    trust({ Federated: "accounts.google.com" }),
    "allowed",
  ],
];

/** Objects that `arn:aws:s3:::amzn-s3-demo-bucket/*/ test; /*` means, and does not. */
const wildcards: readonly Case[] = (
  [
    ["1/test/object.jpg", "allowed"],
    ["1/2/test/3/object.jpg", "allowed"],
    ["1///test///object.jpg", "allowed"],
    ["/test/object.jpg", "allowed"],
    ["1/test/", "allowed"],
    ["1-test/object.jpg", "denied implicitly"],
    ["test/object.jpg", "denied implicitly"],
    ["1/2/test.jpg", "denied implicitly"],
  ] as const
).map(([object, expected]) => [
  object,
  get({ resource: `arn:aws:s3:::amzn-s3-demo-bucket/${object}` }),
  identity(allow({ Resource: "arn:aws:s3:::amzn-s3-demo-bucket/*/test/*" })),
  expected,
]);

/** What a wildcard at the end of a part may reach. */
const acrossColons: Case = [
  "a wildcard at the end of a part reaches beyond it",
  get({
    action: "logs:PutLogEvents",
    resource: `arn:aws:logs:us-east-1:${account}:log-group:audit:log-stream:a`,
  }),
  identity(
    allow({ Action: "logs:*", Resource: "arn:aws:logs:*:log-group:audit:*" }),
  ),
  "allowed",
];

describe.each<readonly [page: string, cases: readonly Case[]]>([
  [
    "reference_policies_evaluation-logic_policy-eval-basics.html, reference_policies_elements_*.html",
    withinAccount,
  ],
  [
    "reference_policies_evaluation-logic_policy-eval-denyallow.html, access_policies_boundaries.html",
    implicitDenies,
  ],
  ["reference_policies_evaluation-logic-cross-account.html", acrossAccounts],
  ["reference_policies_elements_notprincipal.html", notPrincipal],
  ["reference_policies_elements_resource.html", [...wildcards, acrossColons]],
  ["kms/latest/developerguide/key-policy-default.html", keys],
  [
    "id_roles_terms-and-concepts.html, reference_policies_elements_principal.html",
    trusts,
  ],
])("%s", (_page, cases) => {
  test.each(cases)("%s", (_what, request, policies, expected) => {
    expect(verdict(request, policies)).toBe(expected);
  });
});
