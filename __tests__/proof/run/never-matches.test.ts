import { problemsIn, proveEventRule, proveFilter } from "./configuration";

/** Whether the filter, or a part of it, is said never to match. It may be told to be wide. */
const neverMatches = (text: string) =>
  problemsIn(proveFilter(text)).some(({ id }) => id.includes("never"));

const ROOT = '$.userIdentity.type = "Root"';

/** Filters that AWS takes and that never match, with the text that was meant. */
test.each([
  [
    `{ ${ROOT} && $.userIdentity.invokedBy is null }`,
    "IS NULL needs a null that is there",
    `{ ${ROOT} && $.userIdentity.invokedBy NOT EXISTS }`,
  ],
  [
    `{ $.userIdentity.typ = "Root" }`,
    "no field $.userIdentity.typ",
    `{ ${ROOT} }`,
  ],
  [`{ $.UserIdentity.Type = "Root" }`, "no field", `{ ${ROOT} }`],
  [`{ $.userIdentity.type = "ROOT" }`, 'never "ROOT"', `{ ${ROOT} }`],
  [`{ $.userIdentity.type = "'Root'" }`, "never", `{ ${ROOT} }`],
  [
    '{ $.detail.eventName = "StopLogging" }',
    "no field $.detail.eventName",
    '{ $.eventName = "StopLogging" }',
  ],
  [
    '{ $.MFAUsed != "Yes" && $.eventName = ConsoleLogin }',
    "no field $.MFAUsed",
    '{ $.additionalEventData.MFAUsed != "Yes" && $.eventName = ConsoleLogin }',
  ],
  ["{ $.readOnly = false }", "true or false", "{ $.readOnly IS FALSE }"],
  ['{ $.readOnly != "true" }', "true or false", "{ $.readOnly IS FALSE }"],
  [
    "{ $.userIdentity.sessionContext.attributes.mfaAuthenticated IS FALSE }",
    "needs a boolean",
    '{ $.userIdentity.sessionContext.attributes.mfaAuthenticated = "false" }',
  ],
  [
    '{ $.sessionCredentialFromConsole != "true" }',
    "true or missing",
    "{ $.sessionCredentialFromConsole NOT EXISTS }",
  ],
  [
    '{ $.eventSource = "iam" && $.eventName = CreateUser }',
    "domain",
    '{ $.eventSource = "iam.amazonaws.com" && $.eventName = CreateUser }',
  ],
  [
    '{ $.eventSource = "aws.ec2" }',
    "domain",
    '{ $.eventSource = "ec2.amazonaws.com" }',
  ],
  ['{ $.eventName = "stopl*" }', "to the letter", '{ $.eventName = "StopL*" }'],
  [
    '{ $.eventName = "consolelogin" }',
    "to the letter",
    '{ $.eventName = "ConsoleLogin" }',
  ],
  [
    '{ $.eventName = "StopLogging" && $.eventName = "DeleteTrail" }',
    "no record satisfies both",
    '{ $.eventName = "StopLogging" || $.eventName = "DeleteTrail" }',
  ],
])("%s", (text, why, meant) => {
  const proof = proveFilter(text);
  expect(problemsIn(proof)).toEqual([
    expect.objectContaining({
      kind: "log group -> filter",
      id: "filter-never-matches",
      argument: "pattern",
      what: expect.stringContaining(why),
      mend: meant,
    }),
  ]);
  expect(neverMatches(meant)).toBe(false);
});

test.each([
  "{ $.eventName NOT EXISTS && $.eventName = a }",
  "{ $.responseElements IS NULL && $.responseElements.ConsoleLogin = Failure }",
  '{ $.eventName = "Put*" && $.eventName = "Get*" }',
  '{ $.eventName = "PutObject" && ($.eventName = "Get*" || $.eventName != "Put*") }',
  "{ $.userIdentity.sessionContext NOT EXISTS && $.userIdentity.sessionContext.sourceIdentity = a }",
  "{ $.readOnly IS TRUE && $.readOnly IS FALSE }",
])("a contradiction: %s", (text) => {
  expect(problemsIn(proveFilter(text))).toMatchObject([
    { id: "filter-never-matches", what: expect.stringContaining("both") },
  ]);
});

test.each([
  // Recorded: a number without quotes equals the text.
  "{ $.userIdentity.accountId = 123456789012 }",
  "{ $.userIdentity.invokedBy NOT EXISTS || $.userIdentity.invokedBy IS NULL }",
  "{ $.responseElements IS NULL && $.errorCode NOT EXISTS }",
  '{ $.resources[*].type = "AWS::S3::Object" && $.resources[*].type = "AWS::S3::Bucket" }',
  '{ $.eventName = "Delete*" && $.eventName = "*Trail" }',
  '{ $.eventName = "Put*" && $.eventName = "PutBucket*" }',
  '{ $.userIdentity.type != "root" && $.eventName = DeleteTrail }',
  "{ $.requestParameters.anything.at[0].all = 1 }",
  "ConsoleLogin",
])("it can match: %s", (text) => {
  expect(neverMatches(text)).toBe(false);
});

test("an alternative that is lost is a fault where it is plain what was meant", () => {
  const text = '{ $.eventName = "StopLogging" || $.userIdentity.typ = "Root" }';
  expect(problemsIn(proveFilter(text))).toMatchObject([
    {
      id: "filter-part-never-matches",
      mend: `{ $.eventName = "StopLogging" || ${ROOT} }`,
    },
  ]);
});

test.each([
  "{ ($.eventName = StopLogging && $.eventName = DeleteTrail) || $.eventName = UpdateTrail }",
  "{ $.eventSource = s3.amazonaws.com && (($.eventName = PutBucketAcl && $.eventName = PutBucketPolicy) || $.eventName = PutBucketCors) }",
])("two values of one field that are to hold together: %s", (text) => {
  expect(problemsIn(proveFilter(text))).toMatchObject([
    {
      id: "filter-part-never-matches",
      what: expect.stringContaining("no record satisfies both"),
    },
  ]);
});

test("an exclusion that excludes nobody is told as a note", () => {
  const { paths } = proveFilter(
    '{ $.userIdentity.type != "root" && $.eventName = DeleteTrail }',
  );
  const notes = paths[0]?.links.flatMap(({ notes = [] }) => notes).join();
  expect(notes).toContain('$.userIdentity.type != "root" excludes nothing');
});

test.each([
  ["{ $.eventName = 'StopLogging' }", '{ $.eventName = "StopLogging" }'],
  ['{ $.eventName == "StopLogging" }', '{ $.eventName = "StopLogging" }'],
  ['{ $.eventName = \\"StopLogging\\" }', '{ $.eventName = "StopLogging" }'],
  [
    "{ ($.errorMessage = Failed authentication) && ($.eventName = ConsoleLogin) }",
    '{ ($.errorMessage = "Failed authentication") && ($.eventName = "ConsoleLogin") }',
  ],
  ["$.eventName = StopLogging", "{ $.eventName = StopLogging }"],
  [
    "{ $.eventName = A AND $.errorCode EXISTS }",
    "{ $.eventName = A && $.errorCode = * }",
  ],
])("a text that CloudWatch refuses is repaired: %s", (text, repaired) => {
  expect(problemsIn(proveFilter(text))).toMatchObject([
    { id: "invalid-pattern", mend: repaired },
  ]);
});

describe("event patterns", () => {
  const fromTrail = { "detail-type": ["AWS API Call via CloudTrail"] };
  const both = {
    "detail-type": [
      "AWS API Call via CloudTrail",
      "AWS Console Sign In via CloudTrail",
    ],
  };

  test.each([
    [
      { userIdentity: { type: ["ROOT"] } },
      { userIdentity: { type: ["Root"] } },
    ],
    [{ userIdentity: { typ: ["Root"] } }, { userIdentity: { type: ["Root"] } }],
    [
      { eventSource: ["iam"], eventName: [{ prefix: "Create" }] },
      { eventSource: ["iam.amazonaws.com"], eventName: [{ prefix: "Create" }] },
    ],
    [
      { eventName: [{ prefix: "stopL" }] },
      { eventName: [{ prefix: "StopL" }] },
    ],
    [
      {
        eventSource: ["cloudtrail.amazonaws.com"],
        eventName: ["StopLoging", "DeleteTrial"],
      },
      {
        eventSource: ["cloudtrail.amazonaws.com"],
        eventName: ["StopLogging", "DeleteTrail"],
      },
    ],
  ])("%j can never match", (detail, meant) => {
    expect(problemsIn(proveEventRule({ ...fromTrail, detail }))).toMatchObject([
      {
        kind: "event bus -> rule",
        id: "event-pattern-never-matches",
        mend: JSON.stringify({ ...fromTrail, detail: meant }),
      },
    ]);
  });

  test.each([
    { ...both, detail: { userIdentity: { type: ["ROOT", "Root"] } } },
    { ...both, detail: { userIdentity: { typ: [{ exists: false }] } } },
    { ...both, detail: { resources: { type: ["AWS::S3::Object"] } } },
    { ...both, detail: { requestParameters: { any: { thing: [1] } } } },
    {
      ...both,
      detail: {
        $or: [{ eventSource: ["iam"] }, { eventName: ["CreateUser"] }],
      },
    },
    // Events of other services have fields of their own.
    { "detail-type": ["GuardDuty Finding"], detail: { severity: [8] } },
    { source: ["aws.health"] },
    // Nearly the name of another action, and one of its own.
    {
      ...fromTrail,
      detail: {
        eventSource: ["cloudtrail.amazonaws.com"],
        eventName: ["DeleteTrails", "CancelQuery"],
      },
    },
    {
      ...fromTrail,
      detail: {
        eventSource: ["elasticloadbalancing.amazonaws.com"],
        eventName: ["CreateRule"],
      },
    },
  ])("%j can", (pattern) => {
    expect(proveEventRule(pattern).outcome).toBe("delivered");
  });

  test("what is no event pattern is said to be none", () => {
    expect(problemsIn(proveEventRule('{ "source": "aws.iam" }'))).toMatchObject(
      [{ id: "event-pattern-invalid", what: expect.stringContaining("list") }],
    );
  });
});
