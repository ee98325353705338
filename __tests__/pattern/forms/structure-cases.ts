import { parameters, user, type Case, type Row } from "./case";

const arns = (...all: readonly string[]): Row => ({
  resources: all.map((ARN) => ({ ARN, type: "AWS::S3::Bucket" })),
});

const noElements = { "Logs Insights": "no wildcard for the elements" } as const;

/** Where a value stands, and what conditions mean together. */
export const structureCases: readonly Case[] = [
  // arrays
  {
    pattern: '{ $.resources[*].ARN = "arn:a" }',
    matches: [arns("arn:a"), arns("arn:b", "arn:a")],
    ignores: [arns("arn:b"), arns(), {}],
    refused: noElements,
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
    busDiffers: "one element without the field is enough for it",
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
