import { parseJson } from "../../../src/pattern";
import { cloudTrailEnvelope } from "../../../src/pattern/forms";

const anySource = [{ prefix: "aws." }];
const anyType = [{ suffix: " via CloudTrail" }];
const apiCall = ["AWS API Call via CloudTrail"];

test.each<readonly [pattern: string, source: unknown, detailType: unknown]>([
  ["{ $.eventName = A }", anySource, anyType],
  ["{ $.eventSource = s3.amazonaws.com }", ["aws.s3"], anyType],
  [
    "{ ($.eventSource = s3.amazonaws.com || $.eventSource = iam.amazonaws.com) && $.eventName = A }",
    ["aws.s3", "aws.iam"],
    anyType,
  ],
  [
    "{ ($.eventSource = s3.amazonaws.com || $.eventSource = iam.amazonaws.com) && $.eventSource = s3.amazonaws.com }",
    ["aws.s3"],
    anyType,
  ],
  [
    "{ $.eventSource = s3.amazonaws.com || $.eventName = A }",
    anySource,
    anyType,
  ],
  ["{ $.eventSource != s3.amazonaws.com }", anySource, anyType],
  ["{ $.eventSource = s3* }", anySource, anyType],
  ["{ $.eventSource = aws.example.com }", anySource, anyType],
  ["{ $.eventType = AwsApiCall }", anySource, apiCall],
  ["{ $.eventType = constructor }", anySource, anyType],
  [
    "{ $.eventType = AwsConsoleSignIn || $.eventType = AwsApiCall }",
    anySource,
    [
      "AWS Console Sign In via CloudTrail",
      "AWS Console Signin via CloudTrail",
      ...apiCall,
    ],
  ],
  [
    "{ $.eventType = AwsApiCall && $.eventSource = kms.amazonaws.com }",
    ["aws.kms"],
    apiCall,
  ],
])("%s comes from %j as %j", (pattern, source, detailType) => {
  expect(cloudTrailEnvelope(parseJson(pattern))).toEqual({
    source,
    "detail-type": detailType,
  });
});
