import type { FormTarget } from "../../../src/pattern/forms/unsupported";

type Row = Readonly<Record<string, unknown>>;

/** A pattern, records on both sides of it, and which targets refuse it and why. */
export interface Case {
  readonly pattern: string;
  readonly matches: readonly Row[];
  readonly ignores: readonly Row[];
  /** A part of the reason. */
  readonly refused?: Readonly<Partial<Record<FormTarget, string>>>;
  /** Why the emulator's event bus decides otherwise than EventBridge on some of the records. */
  readonly busDiffers?: string;
}

const parameters = (requestParameters: unknown): Row => ({ requestParameters });
const user = (userIdentity: Row): Row => ({ userIdentity });
const arns = (...all: readonly string[]): Row => ({
  resources: all.map((ARN) => ({ ARN, type: "AWS::S3::Bucket" })),
});

const noElements = { "Logs Insights": "no wildcard for the elements" } as const;

/** Run by every form that can be executed: the meaning of a pattern is one. Free-form fields are taken as-written. */
export const cases: readonly Case[] = [
  // texts
  {
    pattern: '{ $.eventName = "StopLogging" }',
    matches: [{ eventName: "StopLogging" }],
    ignores: [{ eventName: "stoplogging" }, { eventName: "StopLoggings" }, {}],
  },
  {
    pattern: "{ $.eventName = Stop* }",
    matches: [{ eventName: "StopLogging" }, { eventName: "Stop" }],
    ignores: [{ eventName: "stopLogging" }, { eventName: "UnStop" }, {}],
  },
  {
    pattern: "{ $.errorCode = *UnauthorizedOperation }",
    matches: [
      { errorCode: "Client.UnauthorizedOperation" },
      { errorCode: "UnauthorizedOperation" },
    ],
    ignores: [{ errorCode: "UnauthorizedOperations" }, {}],
  },
  {
    pattern: '{ $.userAgent = "*a*c\\\\*" }',
    matches: [{ userAgent: "xa*c\\x" }],
    ignores: [{ userAgent: "xabc\\x" }, { userAgent: "a*c" }, {}],
  },
  {
    pattern: '{ $.userAgent = "50%_*" || $.userAgent = "it\'s \\"x\\"" }',
    matches: [{ userAgent: "50%_off" }, { userAgent: 'it\'s "x"' }],
    ignores: [{ userAgent: "500 off" }, { userAgent: "its x" }],
  },
  {
    pattern: "{ $.errorCode = * }",
    matches: [{ errorCode: "" }, { errorCode: "x" }],
    ignores: [{}],
  },
  {
    pattern: '{ $.errorCode = "" }',
    matches: [{ errorCode: "" }],
    ignores: [{ errorCode: " " }, {}],
  },
  {
    pattern: '{ $.eventName = "Zürich ☃" }',
    matches: [{ eventName: "Zürich ☃" }],
    ignores: [{ eventName: "Zurich ☃" }],
  },
  // a missing field satisfies no comparison
  {
    pattern: "{ $.userIdentity.invokedBy != ec2.amazonaws.com }",
    matches: [user({ invokedBy: "s3.amazonaws.com" })],
    ignores: [user({ invokedBy: "ec2.amazonaws.com" }), user({}), {}],
  },
  {
    pattern:
      "{ $.userIdentity.invokedBy NOT EXISTS || ($.userIdentity.invokedBy != a && $.userIdentity.invokedBy != b*) }",
    matches: [user({}), {}, user({ invokedBy: "c" })],
    ignores: [user({ invokedBy: "a" }), user({ invokedBy: "bc" })],
  },
  {
    pattern: "{ $.userIdentity NOT EXISTS }",
    matches: [{ eventName: "x" }],
    ignores: [user({}), user({ type: "Root" })],
    refused: {
      EventBridge: "takes as missing",
      "Logs Insights": "discovers no field of that name",
    },
  },
  {
    pattern: "{ $.eventName != A && $.eventName != *B && $.eventName != C* }",
    matches: [{ eventName: "D" }],
    ignores: [{ eventName: "A" }, { eventName: "AB" }, { eventName: "CA" }, {}],
  },
  {
    pattern: "{ $.eventName != * }",
    matches: [],
    ignores: [{ eventName: "x" }, {}],
    refused: { EventBridge: "no record ever satisfies it" },
  },
  // true, false and null
  {
    pattern: "{ $.readOnly IS TRUE }",
    matches: [{ readOnly: true }],
    ignores: [{ readOnly: false }, {}],
  },
  {
    pattern: "{ $.readOnly IS FALSE || $.readOnly NOT EXISTS }",
    matches: [{ readOnly: false }, {}],
    ignores: [{ readOnly: true }],
  },
  {
    pattern: "{ $.requestParameters.force IS TRUE }",
    matches: [parameters({ force: true })],
    ignores: [parameters({ force: false }), parameters({}), parameters(null)],
  },
  {
    pattern: '{ $.requestParameters.force = "true" }',
    matches: [parameters({ force: "true" })],
    ignores: [parameters({ force: "false" }), parameters(null)],
  },
  {
    pattern: "{ $.responseElements IS NULL }",
    matches: [{ responseElements: null }],
    ignores: [{ responseElements: {} }, { responseElements: { a: 1 } }, {}],
    refused: {
      Athena: "where the field is null and where it is missing",
      "Logs Insights": "how it takes a null",
    },
  },
  {
    pattern:
      "{ $.eventName = A && ($.requestParameters IS NULL || $.requestParameters NOT EXISTS) }",
    matches: [{ eventName: "A", requestParameters: null }, { eventName: "A" }],
    ignores: [
      { eventName: "A", requestParameters: { a: "x" } },
      { eventName: "B" },
    ],
    refused: {
      EventBridge: "takes as missing",
      "Logs Insights": "how it takes a null",
    },
  },
  {
    pattern: "{ $.requestParameters.policy IS NULL }",
    matches: [parameters({ policy: null })],
    ignores: [parameters({}), parameters(null), {}],
    refused: { "Logs Insights": "how it takes a null" },
  },
  // numbers
  {
    pattern: "{ $.requestParameters.fromPort = 22 }",
    matches: [parameters({ fromPort: 22 }), parameters({ fromPort: "22" })],
    ignores: [parameters({ fromPort: 220 }), parameters({ fromPort: "022" })],
  },
  {
    pattern: '{ $.requestParameters.fromPort = "22" }',
    matches: [parameters({ fromPort: 22 }), parameters({ fromPort: "22" })],
    ignores: [parameters({ fromPort: 23 }), parameters({})],
  },
  {
    pattern: "{ $.requestParameters.days < 7 }",
    matches: [parameters({ days: 6.5 }), parameters({ days: -1 })],
    ignores: [parameters({ days: 7 }), parameters({}), parameters(null)],
  },
  {
    pattern:
      "{ $.requestParameters.days >= 1 && $.requestParameters.days <= 7 && $.requestParameters.days != 3 }",
    matches: [parameters({ days: 1 }), parameters({ days: 7 })],
    ignores: [parameters({ days: 0 }), parameters({ days: 3 })],
    refused: { EventBridge: "none for both conditions" },
  },
  {
    pattern: "{ $.requestParameters.days > 2 && $.requestParameters.days < 5 }",
    matches: [parameters({ days: 3 })],
    ignores: [parameters({ days: 2 }), parameters({ days: 5 })],
  },
  {
    pattern: "{ $.requestParameters.days != 3 }",
    matches: [parameters({ days: 4 })],
    ignores: [parameters({ days: 3 }), parameters({})],
  },
  {
    pattern: "{ $.requestParameters.code = 4* }",
    matches: [parameters({ code: 404 }), parameters({ code: "4x" })],
    ignores: [parameters({ code: 200 }), parameters({})],
    refused: { EventBridge: "whose digits only a metric filter compares" },
  },
  // regular expressions
  {
    pattern: "{ $.userAgent = %^aws-cli|[Bb]oto3% }",
    matches: [{ userAgent: "aws-cli/2" }, { userAgent: "x Boto3" }],
    ignores: [{ userAgent: "my aws-cli" }, { userAgent: "BOTO3" }, {}],
  },
  {
    pattern: "{ $.userAgent != %^a+b$% }",
    matches: [{ userAgent: "aab\n" }, { userAgent: "b" }],
    ignores: [{ userAgent: "aab" }, {}],
    refused: { EventBridge: "no regular expressions" },
  },
  {
    pattern: "{ $.userAgent = %^\\w{2,3}\\.\\d$% }",
    matches: [{ userAgent: "ab.1" }],
    ignores: [{ userAgent: "éb.1" }, { userAgent: "ab.1x" }],
    refused: { EventBridge: "no regular expressions" },
  },
  // arrays
  {
    pattern: '{ $.resources[*].ARN = "arn:a" }',
    matches: [arns("arn:a"), arns("arn:b", "arn:a")],
    ignores: [arns("arn:b"), arns(), {}],
    refused: noElements,
    busDiffers: "fields of an array's elements are not looked into",
  },
  {
    pattern: '{ $.resources[*].ARN != "arn:a" }',
    matches: [arns("arn:b"), arns()],
    ignores: [arns("arn:a"), arns("arn:b", "arn:a"), {}],
    refused: { ...noElements, EventBridge: "any element that differs" },
  },
  {
    pattern: "{ $.resources[*].ARN NOT EXISTS }",
    matches: [{}, arns(), { resources: [{ type: "x" }] }],
    ignores: [arns("arn:a"), { resources: [{ type: "x" }, { ARN: "arn:a" }] }],
    refused: noElements,
    busDiffers: "fields of an array's elements are not looked into",
  },
  {
    pattern: '{ $.resources[0].ARN = "arn:a" }',
    matches: [arns("arn:a", "arn:b")],
    ignores: [arns("arn:b", "arn:a"), arns(), {}],
    refused: { EventBridge: "every element of an array" },
  },
  {
    pattern:
      '{ $.resources[*].ARN = "arn:a" && $.resources[*].type = "AWS::KMS::Key" }',
    matches: [
      {
        resources: [{ ARN: "arn:a" }, { type: "AWS::KMS::Key" }],
      },
    ],
    ignores: [arns("arn:a")],
    refused: { ...noElements, EventBridge: "for the same element" },
  },
  {
    pattern: '{ $.requestParameters.cidrs[*] = "0.0.0.0/0" }',
    matches: [parameters({ cidrs: ["192.0.2.0/24", "0.0.0.0/0"] })],
    ignores: [parameters({ cidrs: ["192.0.2.0/24"] }), parameters(null)],
    refused: noElements,
  },
  {
    pattern: "{ $.requestParameters.items[*].port >= 22 }",
    matches: [parameters({ items: [{ port: 1 }, { port: 80 }] })],
    ignores: [parameters({ items: [{ port: 1 }, {}] }), parameters({})],
    refused: noElements,
    busDiffers: "fields of an array's elements are not looked into",
  },
  {
    pattern: "{ $.requestParameters.items[1].port = 80 }",
    matches: [parameters({ items: [{ port: 1 }, { port: 80 }] })],
    ignores: [parameters({ items: [{ port: 80 }] }), parameters({})],
    refused: { EventBridge: "every element of an array" },
  },
  // names
  {
    pattern: "{ $.requestParameters.['x-amz.acl'] = public-read }",
    matches: [parameters({ "x-amz.acl": "public-read" })],
    ignores: [parameters({ "x-amz.acl": "private" })],
  },
  {
    pattern: "{ $.requestParameters.* = x }",
    matches: [parameters({ a: "y", b: "x" })],
    ignores: [parameters({ a: "y" })],
    refused: {
      EventBridge: "no wildcard for the name of a field",
      Athena: "no wildcard for the name of a field",
      "Logs Insights": "no wildcard for the name of a field",
    },
  },
  {
    pattern: "{ $.managementEvent IS TRUE }",
    matches: [{ managementEvent: true }],
    ignores: [{ managementEvent: false }],
    refused: { Athena: "no column" },
  },
  {
    pattern:
      "{ $.userIdentity.sessionContext.webIdFederationData.attributes.aud = x }",
    matches: [
      user({
        sessionContext: { webIdFederationData: { attributes: { aud: "x" } } },
      }),
    ],
    ignores: [user({})],
    refused: { Athena: "values of this map as texts" },
  },
  // and, or
  {
    pattern:
      "{ ($.eventName = A || $.errorCode = E) && ($.eventSource = S || $.awsRegion = R) }",
    matches: [
      { eventName: "A", awsRegion: "R" },
      { errorCode: "E", eventSource: "S" },
    ],
    ignores: [
      { eventName: "A", errorCode: "E" },
      { eventSource: "S", awsRegion: "R" },
    ],
  },
  {
    pattern:
      "{ $.eventName != B && ($.eventName = A* || $.errorCode = E) && ($.eventName = *Z || $.errorCode = F) }",
    matches: [
      { eventName: "AY", errorCode: "F" },
      { eventName: "XZ", errorCode: "E" },
    ],
    ignores: [
      { eventName: "AY", errorCode: "E" },
      { eventName: "B", errorCode: "E" },
    ],
    refused: { EventBridge: "none for both conditions" },
  },
  {
    pattern:
      "{ $.eventSource = S && ($.eventName = A || $.eventName = B && $.requestParameters.force IS TRUE) }",
    matches: [
      { eventSource: "S", eventName: "A" },
      {
        eventSource: "S",
        eventName: "B",
        requestParameters: { force: true },
      },
    ],
    ignores: [
      { eventSource: "S", eventName: "B" },
      { eventSource: "T", eventName: "A" },
    ],
  },
  {
    pattern:
      "{ ($.requestParameters.a.x IS FALSE || $.requestParameters.a.y IS FALSE) && ($.userIdentity.type = Root || $.userIdentity.arn = *x) && ($.eventName = A || $.errorCode = B) && ($.awsRegion = C || $.eventID = D) && ($.apiVersion = E || $.requestID = F) }",
    matches: [
      {
        ...parameters({ a: { x: true, y: false } }),
        ...user({ arn: "x" }),
        errorCode: "B",
        awsRegion: "C",
        requestID: "F",
      },
    ],
    ignores: [
      {
        ...parameters({ a: { x: true, y: true } }),
        ...user({ arn: "x" }),
        errorCode: "B",
        awsRegion: "C",
        requestID: "F",
      },
      {
        ...parameters({ a: { x: true, y: false } }),
        ...user({ arn: "x" }),
        errorCode: "B",
        awsRegion: "C",
      },
    ],
  },
  {
    pattern: "{ $.eventName = A && $.eventName = B }",
    matches: [],
    ignores: [{ eventName: "A" }, { eventName: "B" }],
    refused: { EventBridge: "no record ever satisfies it" },
  },
  {
    pattern: "{ $.eventName = Delete* && $.eventName != DeleteTags }",
    matches: [{ eventName: "DeleteUser" }],
    ignores: [{ eventName: "DeleteTags" }, { eventName: "CreateUser" }],
    refused: { EventBridge: "none for both conditions" },
  },
  {
    pattern:
      "{ $.eventName = Delete* && $.eventName != CreateTags && $.eventName != Put* }",
    matches: [{ eventName: "DeleteUser" }],
    ignores: [{ eventName: "CreateTags" }, { eventName: "PutItem" }, {}],
  },
];
