import { parameters, user, type Case } from "./case";

/** Comparisons of one value: texts, what is missing, true, false and null, numbers, regular expressions. */
export const scalarCases: readonly Case[] = [
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
];
