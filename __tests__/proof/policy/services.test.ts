import {
  evaluate,
  explain,
  type Context,
  type PolicyKind,
  type Request,
} from "../../../src/proof/policy";
import { account, inShort, policy, type Json } from "./asking";

/*
 * The policies that services ask for in their guides, each with the request that it is for and
 * with the ways it is usually spoilt: the element that is named must be the spoilt one.
 */

type Statement = Readonly<Record<string, Json>>;

interface Example {
  readonly page: string;
  readonly kind: Exclude<PolicyKind, "identity">;
  readonly statement: Statement;
  readonly request: Request;
  /** Other statements that do as well. */
  readonly good: readonly Statement[];
  /** Statements that do not do, and the place of what is wrong with each. */
  readonly spoilt: readonly (readonly [change: Statement, at: string])[];
}

const service = (name: string) => ({ Service: `${name}.amazonaws.com` });
const asking = (
  name: string,
  action: string,
  resource: string,
  context: Context = {},
): Request => ({
  principal: { service: `${name}.amazonaws.com` },
  action,
  resource,
  context,
});

const trail = `arn:aws:cloudtrail:us-east-1:${account}:trail/audit`;
const alarm = `arn:aws:cloudwatch:us-east-1:${account}:alarm:root-usage`;
const topic = `arn:aws:sns:us-east-1:${account}:alerts`;
const queue = `arn:aws:sqs:us-east-1:${account}:events`;
const keyArn = `arn:aws:kms:us-east-1:${account}:key/1234abcd`;
const logGroup = `arn:aws:logs:us-east-1:${account}:log-group:audit`;
const fromTrail = { "aws:SourceArn": trail, "aws:SourceAccount": account };

const examples: readonly Example[] = [
  {
    page: "awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
    kind: "resource",
    statement: {
      Sid: "AWSCloudTrailWrite20150319",
      Effect: "Allow",
      Principal: service("cloudtrail"),
      Action: "s3:PutObject",
      Resource: `arn:aws:s3:::logs/trail/AWSLogs/${account}/*`,
      Condition: {
        StringEquals: {
          "s3:x-amz-acl": "bucket-owner-full-control",
          "aws:SourceArn": trail,
        },
      },
    },
    request: asking(
      "cloudtrail",
      "s3:PutObject",
      `arn:aws:s3:::logs/trail/AWSLogs/${account}/CloudTrail/us-east-1/x.json.gz`,
      { ...fromTrail, "s3:x-amz-acl": "bucket-owner-full-control" },
    ),
    good: [
      { Action: ["s3:GetObject", "s3:Put*"] },
      { Action: "s3:*" },
      { Resource: "arn:aws:s3:::logs/*" },
      {
        Principal: {
          Service: ["config.amazonaws.com", "cloudtrail.amazonaws.com"],
        },
      },
      { Principal: "*" },
      {
        Condition: {
          StringLike: {
            "AWS:SourceArn": `arn:aws:cloudtrail:*:${account}:trail/*`,
          },
        },
      },
      { Condition: { ArnLike: { "aws:SourceArn": trail } } },
      { Condition: { StringEquals: { "aws:SourceAccount": [account] } } },
    ],
    spoilt: [
      [{ Principal: service("config") }, "Statement[0].Principal"],
      [{ Principal: { AWS: account } }, "Statement[0].Principal"],
      [{ Action: "s3:GetObject" }, "Statement[0].Action"],
      [
        { Resource: `arn:aws:s3:::logs/AWSLogs/${account}/*` },
        "Statement[0].Resource",
      ],
      [{ Resource: "arn:aws:s3:::logs" }, "Statement[0].Resource"],
      [
        { NotResource: "arn:aws:s3:::logs/*", Resource: null },
        "Statement[0].NotResource",
      ],
      [
        { Condition: { StringEquals: { "aws:SourceArn": `${trail}s` } } },
        "Statement[0].Condition.StringEquals.aws:SourceArn",
      ],
      [
        {
          Condition: {
            StringEquals: {
              "aws:SourceArn": `arn:aws:cloudtrail:*:${account}:trail/*`,
            },
          },
        },
        "Statement[0].Condition.StringEquals.aws:SourceArn",
      ],
      [
        { Condition: { StringEquals: { "s3:x-amz-acl": "private" } } },
        "Statement[0].Condition.StringEquals.s3:x-amz-acl",
      ],
      [
        { Condition: { Bool: { "aws:SecureTransport": "false" } } },
        "Statement[0].Condition.Bool.aws:SecureTransport",
      ],
    ],
  },
  {
    page: "config/latest/developerguide/s3-bucket-policy.html",
    kind: "resource",
    statement: {
      Sid: "AWSConfigBucketDelivery",
      Effect: "Allow",
      Principal: service("config"),
      Action: "s3:PutObject",
      Resource: `arn:aws:s3:::logs/AWSLogs/${account}/Config/*`,
      Condition: {
        StringEquals: {
          "s3:x-amz-acl": "bucket-owner-full-control",
          "AWS:SourceAccount": account,
        },
      },
    },
    request: asking(
      "config",
      "s3:PutObject",
      `arn:aws:s3:::logs/AWSLogs/${account}/Config/us-east-1/x.json.gz`,
      {
        "aws:SourceAccount": account,
        "s3:x-amz-acl": "bucket-owner-full-control",
      },
    ),
    good: [{ Resource: `arn:aws:s3:::logs/AWSLogs/*/Config/*` }],
    spoilt: [
      [
        { Resource: `arn:aws:s3:::logs/AWSLogs/${account}/CloudTrail/*` },
        "Statement[0].Resource",
      ],
      [
        {
          Condition: { StringEquals: { "AWS:SourceAccount": "111122223333" } },
        },
        "Statement[0].Condition.StringEquals.AWS:SourceAccount",
      ],
    ],
  },
  {
    page: "awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html",
    kind: "key",
    statement: {
      Sid: "Allow CloudTrail to encrypt logs",
      Effect: "Allow",
      Principal: service("cloudtrail"),
      Action: "kms:GenerateDataKey*",
      Resource: "*",
      Condition: {
        StringEquals: { "aws:SourceArn": trail },
        StringLike: {
          "kms:EncryptionContext:aws:cloudtrail:arn": `arn:aws:cloudtrail:*:${account}:trail/*`,
        },
      },
    },
    request: asking("cloudtrail", "kms:GenerateDataKey", keyArn, {
      ...fromTrail,
      "kms:EncryptionContext:aws:cloudtrail:arn": trail,
    }),
    good: [
      { Action: ["kms:Decrypt", "kms:GenerateDataKey"] },
      { Resource: keyArn },
      { Condition: {} },
    ],
    spoilt: [
      [{ Action: "kms:GenerateDataKeyPair" }, "Statement[0].Action"],
      [
        {
          Condition: {
            StringLike: {
              "kms:EncryptionContext:aws:cloudtrail:arn": `arn:aws:cloudtrail:*:111122223333:trail/*`,
            },
          },
        },
        "Statement[0].Condition.StringLike.kms:EncryptionContext:aws:cloudtrail:arn",
      ],
      [
        {
          Condition: {
            Null: { "kms:EncryptionContext:aws:cloudtrail:arn": "true" },
          },
        },
        "Statement[0].Condition.Null.kms:EncryptionContext:aws:cloudtrail:arn",
      ],
    ],
  },
  {
    page: "AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
    kind: "key",
    statement: {
      Effect: "Allow",
      Principal: service("logs.us-east-1"),
      Action: [
        "kms:Encrypt*",
        "kms:Decrypt*",
        "kms:ReEncrypt*",
        "kms:GenerateDataKey*",
        "kms:Describe*",
      ],
      Resource: "*",
      Condition: {
        ArnLike: {
          "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:us-east-1:${account}:*`,
        },
      },
    },
    request: {
      principal: {
        service: ["logs.us-east-1.amazonaws.com", "logs.amazonaws.com"],
      },
      action: "kms:GenerateDataKeyWithoutPlaintext",
      resource: keyArn,
      context: { "kms:EncryptionContext:aws:logs:arn": logGroup },
    },
    good: [
      {
        Condition: {
          ArnEquals: { "kms:EncryptionContext:aws:logs:arn": logGroup },
        },
      },
      { Principal: service("logs") },
    ],
    spoilt: [
      [{ Principal: service("logs.eu-west-1") }, "Statement[0].Principal"],
      [
        {
          Condition: {
            ArnEquals: {
              "kms:EncryptionContext:aws:logs:arn": `${logGroup}:*`,
            },
          },
        },
        "Statement[0].Condition.ArnEquals.kms:EncryptionContext:aws:logs:arn",
      ],
    ],
  },
  {
    page: "sns/latest/dg/sns-access-policy-use-cases.html (alarms of CloudWatch)",
    kind: "resource",
    statement: {
      Effect: "Allow",
      Principal: service("cloudwatch"),
      Action: "SNS:Publish",
      Resource: topic,
      Condition: {
        ArnLike: {
          "aws:SourceArn": `arn:aws:cloudwatch:us-east-1:${account}:alarm:*`,
        },
        StringEquals: { "aws:SourceAccount": account },
      },
    },
    request: asking("cloudwatch", "sns:Publish", topic, {
      "aws:SourceArn": alarm,
      "aws:SourceAccount": account,
    }),
    good: [
      { Principal: { AWS: "*" } },
      { Action: ["sns:Subscribe", "sns:Pub*"] },
    ],
    spoilt: [
      [{ Principal: service("events") }, "Statement[0].Principal"],
      [{ Action: "sns:Subscribe" }, "Statement[0].Action"],
      [{ Resource: `${topic}-2` }, "Statement[0].Resource"],
      [
        {
          Condition: {
            ArnLike: {
              "aws:SourceArn": `arn:aws:cloudwatch:eu-west-1:${account}:alarm:*`,
            },
          },
        },
        "Statement[0].Condition.ArnLike.aws:SourceArn",
      ],
    ],
  },
  {
    page: "eventbridge/latest/userguide/eb-use-resource-based.html (topics: no conditions)",
    kind: "resource",
    statement: {
      Effect: "Allow",
      Principal: service("events"),
      Action: "sns:Publish",
      Resource: topic,
    },
    request: asking("events", "sns:Publish", topic),
    good: [{ Condition: { Bool: { "aws:SecureTransport": "true" } } }],
    spoilt: [
      [
        { Condition: { StringEquals: { "aws:SourceAccount": account } } },
        "Statement[0].Condition.StringEquals.aws:SourceAccount",
      ],
    ],
  },
  {
    page: "AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html",
    kind: "resource",
    statement: {
      Effect: "Allow",
      Principal: service("s3"),
      Action: ["SQS:SendMessage"],
      Resource: queue,
      Condition: {
        ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:logs" },
        StringEquals: { "aws:SourceAccount": account },
      },
    },
    request: asking("s3", "sqs:SendMessage", queue, {
      "aws:SourceArn": "arn:aws:s3:::logs",
      "aws:SourceAccount": account,
    }),
    good: [
      { Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:s3:::logs" } } },
    ],
    spoilt: [
      [
        { Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:s3:::log" } } },
        "Statement[0].Condition.ArnEquals.aws:SourceArn",
      ],
      [{ Resource: topic }, "Statement[0].Resource"],
    ],
  },
];

const decide = ({ kind, request }: Example, statement: Json) =>
  evaluate(request, {
    resource: { policy: policy(kind, [statement]), account, kind },
  });

describe.each(examples)("$page", (example) => {
  const { statement, good, spoilt } = example;

  test.each([{}, ...good])("allows with %j", (change) => {
    expect(inShort(decide(example, { ...statement, ...change }))).toBe(
      "allowed",
    );
  });

  test.each(spoilt)("does not with %j", (change, at) => {
    const decision = decide(example, { ...statement, ...change });
    expect(decision).toMatchObject({
      how: "implicitly",
      lacking: ["resource policy"],
      nearly: [{ misses: [{ at }] }],
    });
    expect(explain(decision).toLowerCase()).toContain(
      `its ${at.split(".").at(1)?.toLowerCase()}`,
    );
  });

  test("does not as a Deny", () => {
    const denial = { ...statement, Sid: "No", Effect: "Deny" };
    expect(decide(example, denial)).toEqual({
      verdict: "denied",
      how: "explicitly",
      by: [{ part: "resource policy", policy: 0, index: 0, sid: "No" }],
    });
  });
});
