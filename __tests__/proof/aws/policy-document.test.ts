import { complete } from "../../../src/proof/aws/complete";
import { Unknown, type Value, type ValueMap } from "../../../src/proof/model";
import { readable } from "../../../src/proof/placeholder";

function document(values: ValueMap): unknown {
  const draft = {
    address: "data.aws_iam_policy_document.x",
    type: "aws_iam_policy_document",
    values,
    region: "us-east-1",
    account: "123456789012",
  };
  const { json } = complete(draft, "data");
  if (json instanceof Unknown) return "unknown";
  return JSON.parse(readable(String(json)));
}

const statements = (...found: readonly object[]) => ({
  Version: "2012-10-17",
  Statement: found,
});
const text = (...found: readonly object[]) =>
  JSON.stringify(statements(...found));
const put = { actions: ["s3:PutObject"], resources: ["*"] };

test.each<[string, ValueMap, unknown]>([
  [
    "a statement in a policy's words",
    {
      statement: [
        {
          sid: "A",
          effect: "Deny",
          actions: ["a:B", "a:C"],
          resources: ["*"],
          principals: [
            { type: "Service", identifiers: ["x.amazonaws.com"] },
            { type: "AWS", identifiers: ["1", "2"] },
          ],
          condition: [
            {
              test: "Bool",
              variable: "aws:SecureTransport",
              values: ["false"],
            },
            { test: "StringLike", variable: "k", values: ["a", "b"] },
            { test: "StringLike", variable: "l", values: ["c"] },
          ],
        },
      ],
    },
    statements({
      Sid: "A",
      Effect: "Deny",
      Action: ["a:B", "a:C"],
      Resource: "*",
      Principal: { Service: "x.amazonaws.com", AWS: ["1", "2"] },
      Condition: {
        Bool: { "aws:SecureTransport": "false" },
        StringLike: { k: ["a", "b"], l: "c" },
      },
    }),
  ],
  [
    "defaults, one block as an object, the not_ forms",
    { statement: { not_actions: ["a:*"], not_resources: ["r"] } },
    statements({ Effect: "Allow", NotAction: "a:*", NotResource: "r" }),
  ],
  [
    "everybody, by type or by identifier",
    {
      statement: [
        { ...put, principals: [{ type: "*", identifiers: ["*"] }] },
        { ...put, principals: [{ type: "AWS", identifiers: ["*"] }] },
      ],
    },
    statements(
      {
        Effect: "Allow",
        Action: "s3:PutObject",
        Resource: "*",
        Principal: "*",
      },
      {
        Effect: "Allow",
        Action: "s3:PutObject",
        Resource: "*",
        Principal: { AWS: "*" },
      },
    ),
  ],
  [
    "a policy's own variables",
    { statement: [{ actions: ["a:B"], resources: ["arn:&{aws:username}"] }] },
    statements({
      Effect: "Allow",
      Action: "a:B",
      Resource: "arn:${aws:username}",
    }),
  ],
  [
    "documents before and over it",
    {
      source_policy_documents: [
        text({ Sid: "S", Effect: "Allow", Action: "s:1", Resource: "*" }),
      ],
      statement: [{ sid: "A", ...put }],
      override_policy_documents: [
        text(
          { Sid: "A", Effect: "Deny", Action: "s3:*", Resource: "*" },
          { Sid: "N", Effect: "Allow", Action: "n:1", Resource: "*" },
        ),
      ],
    },
    statements(
      { Sid: "S", Effect: "Allow", Action: "s:1", Resource: "*" },
      { Sid: "A", Effect: "Deny", Action: "s3:*", Resource: "*" },
      { Sid: "N", Effect: "Allow", Action: "n:1", Resource: "*" },
    ),
  ],
  [
    "what is unknown in a statement",
    {
      statement: [
        {
          actions: new Unknown("no value", "var.actions"),
          resources: [new Unknown("no value", "var.arn")],
        },
      ],
    },
    statements({
      Effect: "Allow",
      Action: "<var.actions>",
      Resource: "<var.arn>",
    }),
  ],
  [
    "statements that are unknown",
    { statement: [new Unknown("no value")] as readonly Value[] },
    "unknown",
  ],
  [
    "documents that are unknown",
    { source_policy_documents: [new Unknown("no value")], statement: [put] },
    "unknown",
  ],
])("%s", (_, values, expected) => {
  expect(document(values)).toEqual(expected);
});
