import { recordSchema } from "../../../src/cloudtrail/record";
import { field } from "../../../src/cloudtrail/pattern";
import { parseJson } from "../../../src/pattern";
import { toInsights } from "../../../src/pattern/forms";

const asWritten = { freeForm: "as-written" } as const;

test.each<readonly [pattern: string, filter: string]>([
  ["{ $.eventName = A }", 'eventName = "A"'],
  ["{ $.eventName = A || $.eventName = B }", 'eventName in ["A", "B"]'],
  // a missing field satisfies != there, and no comparison of a metric filter
  ["{ $.eventName != A }", '(ispresent(eventName) and eventName != "A")'],
  [
    "{ $.eventName != A && $.eventName != B && $.errorCode = C }",
    '(ispresent(eventName) and eventName not in ["A", "B"]) and errorCode = "C"',
  ],
  ["{ $.eventName = A* }", "eventName like /^A/"],
  ["{ $.eventName = *A }", "eventName like /A$/"],
  ['{ $.eventName = "*A/B*" }', 'eventName like "A/B"'],
  ['{ $.eventName = "A/B.*" }', "eventName like /^A\\/B\\./"],
  [
    "{ $.eventName != A* }",
    "(ispresent(eventName) and eventName not like /^A/)",
  ],
  ["{ $.eventName = * }", "ispresent(eventName)"],
  ["{ $.userAgent = %^a/\\d|b$% }", "userAgent like /^a\\/[0-9]|b$/"],
  [
    "{ $.userAgent != %a% }",
    "(ispresent(userAgent) and userAgent not like /a/)",
  ],
  [
    "{ $.userIdentity.invokedBy NOT EXISTS }",
    "not ispresent(userIdentity.invokedBy)",
  ],
  ["{ $.readOnly IS TRUE }", "readOnly = 1"],
  ["{ $.readOnly IS FALSE }", "readOnly = 0"],
  ["{ $.resources[0].ARN = A }", 'resources.0.ARN = "A"'],
  [
    "{ $.eventName = A && ($.errorCode = B || $.awsRegion = C) || $.eventID = D }",
    '(eventName = "A" and (errorCode = "B" or awsRegion = "C")) or eventID = "D"',
  ],
  // texts that the documented quotes cannot hold are expressions
  ['{ $.eventName = "it\'s" }', 'eventName = "it\'s"'],
  ['{ $.eventName = "say \\"x\\"" }', "eventName = 'say \"x\"'"],
  ['{ $.eventName = "\\"\'" }', "eventName like /^\"'$/"],
  [
    '{ $.eventName = "a\\\\" || $.eventName = b }',
    '(eventName = "b" or eventName like /^a\\\\$/)',
  ],
  [
    '{ $.eventName != "a\\\\" && $.eventName != b }',
    '((ispresent(eventName) and eventName != "b") and (ispresent(eventName) and eventName not like /^a\\\\$/))',
  ],
  ['{ $.eventName = "*a\\\\b*" }', "eventName like /a\\\\b/"],
])("%s is %s", (pattern, filter) => {
  expect(toInsights(parseJson(pattern), recordSchema)).toBe(filter);
});

test.each<readonly [pattern: string, filter: string]>([
  ["{ $.requestParameters.a = 22 }", 'requestParameters.a in [22, "22"]'],
  ['{ $.requestParameters.a = "22" }', 'requestParameters.a in ["22", 22]'],
  ["{ $.requestParameters.a = x }", 'requestParameters.a = "x"'],
  ["{ $.requestParameters.a < 7 }", "requestParameters.a < 7"],
  [
    "{ $.requestParameters.a != 7 }",
    "(ispresent(requestParameters.a) and requestParameters.a != 7)",
  ],
  ["{ $.requestParameters.a IS TRUE }", "requestParameters.a = 1"],
  [
    "{ $.requestParameters.['x-amz-acl'] = public }",
    '`requestParameters.x-amz-acl` = "public"',
  ],
])("as-written, %s is %s", (pattern, filter) => {
  expect(toInsights(parseJson(pattern), recordSchema, asWritten)).toBe(filter);
});

test("a field that is known to be a scalar may be asked for NOT EXISTS", () => {
  const pattern = parseJson("{ $.requestParameters.userName NOT EXISTS }");
  const options = { scalars: ["$.requestParameters.userName"] };
  expect(toInsights(pattern, recordSchema, options)).toBe(
    "not ispresent(requestParameters.userName)",
  );
});

test.each(['" or 1 = 1 | stats count() #', "/ or /", "\n| limit 1", "\"'\\/"])(
  "%j stays a text",
  (text) => {
    const filter = toInsights(field("eventName").equals(text), recordSchema);
    // What is left when literals are taken out holds nothing of the text.
    const rest = filter.replace(
      /"[^"\\\n]*"|'[^'\\\n]*'|\/(?:[^/\\\n]|\\.)*\//g,
      "LITERAL",
    );
    expect(rest).toMatch(/^eventName (=|like) LITERAL$/);
  },
);
