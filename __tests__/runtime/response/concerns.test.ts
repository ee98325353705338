import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { EC2Client } from "@aws-sdk/client-ec2";
import { IAMClient } from "@aws-sdk/client-iam";
import { S3Client } from "@aws-sdk/client-s3";
import { S3ControlClient } from "@aws-sdk/client-s3-control";
import { blockPublicAccess } from "../../../src/runtime/response/block-public-access";
import { closeOpenIngress } from "../../../src/runtime/response/close-open-ingress";
import { deactivateExposedKey } from "../../../src/runtime/response/deactivate-exposed-key";
import { readOccasion } from "../../../src/runtime/response/occasion";
import { readPrincipal } from "../../../src/runtime/response/principal";
import { quarantinePrincipal } from "../../../src/runtime/response/quarantine-principal";
import { restoreLogging } from "../../../src/runtime/response/restore-logging";

process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";
const region = "us-east-1";
/** No test here calls AWS. */
const responses = {
  trail: restoreLogging(() => new CloudTrailClient({ region })),
  block: blockPublicAccess({
    s3: () => new S3Client({ region }),
    s3Control: () => new S3ControlClient({ region }),
  }),
  ingress: closeOpenIngress(() => new EC2Client({ region })),
  key: deactivateExposedKey(new IAMClient({ region })),
  quarantine: quarantinePrincipal(new IAMClient({ region })),
};

const concerns = (name: keyof typeof responses, detail: object) =>
  responses[name].concerns(
    readOccasion({ account: "123456789012", region, detail }, "1"),
  );
const block = (value: unknown, more: object = {}) => ({
  eventName: "PutBucketPublicAccessBlock",
  requestParameters: {
    bucketName: "b",
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: value,
      IgnorePublicAcls: value,
      BlockPublicPolicy: value,
      RestrictPublicBuckets: value,
      ...more,
    },
  },
});

test.each([
  [
    "trail",
    {
      eventName: "UpdateTrail",
      requestParameters: { name: "t", s3BucketName: "b" },
    },
  ],
  [
    "trail",
    {
      eventName: "UpdateTrail",
      requestParameters: { name: "t", isMultiRegionTrail: true },
    },
  ],
  ["block", block(true)],
  ["block", block("true")],
  [
    "ingress",
    {
      eventName: "AuthorizeSecurityGroupIngress",
      requestParameters: {
        groupId: "sg-1",
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrIp: "0.0.0.0/0",
      },
    },
  ],
] as const)("%s: what spoils nothing is no concern: %j", (name, detail) => {
  expect(concerns(name, detail)).toEqual([]);
});

test.each([
  [
    "trail",
    { eventName: "StopLogging", requestParameters: { name: "t" } },
    "t",
  ],
  [
    "trail",
    {
      eventName: "UpdateTrail",
      requestParameters: { name: "t", enableLogFileValidation: false },
    },
    "t",
  ],
  ["block", block(false), "b"],
  ["block", block(true, { RestrictPublicBuckets: undefined }), "b"],
  [
    "block",
    {
      eventName: "DeleteBucketPublicAccessBlock",
      requestParameters: { bucketName: "b" },
    },
    "b",
  ],
  [
    "block",
    { eventName: "DeleteAccountPublicAccessBlock" },
    "arn:aws:iam::123456789012:root",
  ],
  [
    "key",
    { affectedEntities: [{ entityValue: "AKIAIOSFODNN7EXAMPLE" }] },
    "AKIAIOSFODNN7EXAMPLE",
  ],
] as const)("%s: what does is: %j", (name, detail, about) => {
  expect(concerns(name, detail).map((concern) => concern.about)).toEqual([
    about,
  ]);
});

test.each([
  ["trail", { eventName: "StopLogging" }, "the event does not name the trail"],
  [
    "block",
    { eventName: "DeleteBucketPublicAccessBlock" },
    "the event does not name the bucket",
  ],
  [
    "ingress",
    {
      requestParameters: {
        groupName: "default",
        ipProtocol: "-1",
        cidrIp: "0.0.0.0/0",
      },
    },
    "the event does not have the security group's id",
  ],
  [
    "key",
    { eventTypeCode: "AWS_RISK_CREDENTIALS_EXPOSED" },
    "the event names no access key",
  ],
  [
    "key",
    { affectedEntities: [{ entityValue: "ASIAIOSFODNN7EXAMPLE" }] },
    "is not the access key of a user: expected AKIA",
  ],
  ["quarantine", {}, "the request names nobody: expected"],
  [
    "quarantine",
    { quarantine: "arn:aws:iam::123456789012:root" },
    "cannot be quarantined: expected the ARN of a user, of a role",
  ],
] as const)(
  "%s: %j cannot be mended, and people read why",
  async (name, detail, reason) => {
    const [concern, ...others] = concerns(name, detail);
    expect(others).toEqual([]);
    await expect((async () => concern?.look())()).rejects.toMatchObject({
      name: "CannotMendError",
      message: expect.stringContaining(reason),
    });
  },
);

describe("principals", () => {
  const account = "123456789012";
  test.each([
    [`arn:aws:iam::${account}:user/alice`, "user", "alice"],
    [
      `arn:aws-cn:iam::${account}:user/people/of/alice@example.com`,
      "user",
      "alice@example.com",
    ],
    [`arn:aws:iam::${account}:role/ci`, "role", "ci"],
    [`arn:aws:sts::${account}:assumed-role/ci/session-1`, "role", "ci"],
  ])("%s", (arn, kind, name) => {
    expect(readPrincipal(arn)).toMatchObject({ kind, name });
  });

  test("a role is told from one of the same name elsewhere", () => {
    const own = `arn:aws:iam::${account}:role/path/ci`;
    const other = "arn:aws:iam::210987654321:role/path/ci";
    const session = readPrincipal(`arn:aws:sts::${account}:assumed-role/ci/s`);
    expect([own, other].map(session.isAt)).toEqual([true, false]);
    expect([own, other].map(readPrincipal(own).isAt)).toEqual([true, false]);
  });

  test.each([
    `arn:aws:iam::${account}:group/admins`,
    `arn:aws:sts::${account}:federated-user/bob`,
    `arn:aws:iam::${account}:user/`,
    "alice",
  ])("%s is none", (arn) => {
    expect(() => readPrincipal(arn)).toThrow(`"${arn}" cannot be quarantined`);
  });
});
