import { id, named, type Call } from "./call";
import { account } from "./callers";
import type { Random } from "./random";

const bucket = (random: Random) => `arn:aws:s3:::${named(random, "data")}`;
const key = (random: Random) =>
  `arn:aws:kms:us-east-1:${account}:key/1b2c3d4e-0000-4000-8000-${String(random.below(60)).padStart(12, "0")}`;

const object = (random: Random) => {
  const name = named(random, "data");
  return {
    bucketName: name,
    Host: `${name}.s3.us-east-1.amazonaws.com`,
    key: `tables/orders/year=2026/month=01/day=15/part-${random.below(1e5)}-c000.snappy.parquet`,
  };
};

const transfer = (random: Random) => ({
  SignatureVersion: "SigV4",
  CipherSuite: "TLS_AES_128_GCM_SHA256",
  bytesTransferredIn: 0,
  AuthenticationMethod: "AuthHeader",
  "x-amz-id-2": random.hex(32),
  bytesTransferredOut: random.below(1e6),
});

const encryption = (random: Random) => ({
  encryptionContext: { "aws:s3:arn": bucket(random) },
  encryptionAlgorithm: "SYMMETRIC_DEFAULT",
});

/** Credentials that a service takes for a workload. */
const assumed = (random: Random) => {
  const role = `service-${random.below(120)}`;
  const session = id(random, "i");
  return {
    credentials: {
      accessKeyId: `ASIA${random.hex(16).toUpperCase()}`,
      sessionToken: random.hex(96),
      expiration: "Jan 15, 2026, 4:12:09 PM",
    },
    assumedRoleUser: {
      assumedRoleId: `AROA${random.hex(17).toUpperCase()}:${session}`,
      arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
    },
  };
};

const filters = (random: Random) => ({
  maxResults: 1000,
  filterSet: {
    items: [
      {
        name: "tag:Name",
        valueSet: { items: [{ value: named(random, "web") }] },
      },
      {
        name: "instance-state-name",
        valueSet: { items: [{ value: "pending" }, { value: "running" }] },
      },
    ],
  },
});

/** What goes on all day: workloads and services that look, fetch and decrypt. */
export const reads: readonly Call[] = [
  {
    share: 13,
    service: "sts",
    name: "AssumeRole",
    by: "service",
    request: (random) => ({
      roleArn: `arn:aws:iam::${account}:role/service-${random.below(120)}`,
      roleSessionName: id(random, "i"),
      durationSeconds: 3600,
    }),
    response: assumed,
    resource: (random) =>
      `arn:aws:iam::${account}:role/service-${random.below(120)}`,
  },
  {
    share: 11,
    service: "kms",
    name: "Decrypt",
    request: encryption,
    resource: key,
  },
  {
    share: 5,
    service: "kms",
    name: "GenerateDataKey",
    request: (random) => ({
      keyId: key(random),
      keySpec: "AES_256",
      ...encryption(random),
    }),
    resource: key,
  },
  {
    share: 14,
    service: "s3",
    name: "GetObject",
    request: object,
    additional: transfer,
    resource: bucket,
  },
  {
    share: 6,
    service: "s3",
    name: "PutObject",
    request: (random) => ({
      ...object(random),
      "x-amz-server-side-encryption": "aws:kms",
    }),
    response: (random) => ({
      "x-amz-server-side-encryption": "aws:kms",
      "x-amz-server-side-encryption-aws-kms-key-id": key(random),
      "x-amz-version-id": random.hex(32),
    }),
    additional: transfer,
    resource: bucket,
  },
  {
    share: 3,
    service: "s3",
    name: "GetBucketAcl",
    by: "service",
    request: (random) => ({ bucketName: named(random, "data"), acl: "" }),
    additional: transfer,
    resource: bucket,
  },
  { share: 9, service: "ec2", name: "DescribeInstances", request: filters },
  {
    share: 3,
    service: "ec2",
    name: "DescribeNetworkInterfaces",
    request: filters,
  },
  {
    share: 2,
    service: "ec2",
    name: "DescribeSecurityGroups",
    request: filters,
  },
  {
    share: 2,
    service: "ec2",
    name: "DescribeVolumes",
    request: (random) => ({
      volumeSet: { items: [1, 2].map(() => ({ volumeId: id(random, "vol") })) },
      filterSet: {},
    }),
  },
  {
    share: 5,
    service: "ssm",
    name: "UpdateInstanceInformation",
    request: (random) => ({
      instanceId: id(random, "i"),
      agentVersion: "3.3.380.0",
      agentStatus: "Active",
      platformType: "Linux",
      platformName: "Amazon Linux",
      platformVersion: "2023",
      iPAddress: `10.0.${random.below(256)}.${random.below(256)}`,
      computerName: `${named(random, "web")}.internal.example.com`,
      agentName: "amazon-ssm-agent",
      availabilityZone: "us-east-1a",
    }),
  },
  {
    share: 5,
    service: "logs",
    name: "CreateLogStream",
    request: (random) => ({
      logGroupName: `/aws/lambda/${named(random, "handler")}`,
      logStreamName: `2026/01/15/[$LATEST]${random.hex(32)}`,
    }),
  },
  {
    share: 3,
    service: "dynamodb",
    name: "DescribeTable",
    request: (random) => ({ tableName: named(random, "table") }),
  },
  {
    share: 2.5,
    service: "lambda",
    name: "GetFunction20150331v2",
    request: (random) => ({
      functionName: `arn:aws:lambda:us-east-1:${account}:function:${named(random, "handler")}`,
    }),
  },
  {
    share: 2.5,
    service: "secretsmanager",
    name: "GetSecretValue",
    request: (random) => ({
      secretId: `${named(random, "database")}/password`,
    }),
  },
  {
    share: 2,
    service: "ecr",
    name: "BatchGetImage",
    request: (random) => ({
      repositoryName: named(random, "image"),
      imageIds: [{ imageTag: `sha-${random.hex(7)}` }],
      acceptedMediaTypes: [
        "application/vnd.docker.distribution.manifest.v2+json",
        "application/vnd.oci.image.manifest.v1+json",
      ],
      registryId: account,
    }),
  },
  {
    share: 2.5,
    service: "elasticloadbalancing",
    name: "DescribeTargetHealth",
    request: (random) => ({
      targetGroupArn: `arn:aws:elasticloadbalancing:us-east-1:${account}:targetgroup/${named(random, "web")}/${random.hex(16)}`,
    }),
  },
  { share: 2, service: "autoscaling", name: "DescribeAutoScalingGroups" },
  {
    share: 1.5,
    service: "cloudformation",
    name: "DescribeStacks",
    by: "pipeline",
  },
  { share: 1.5, service: "iam", name: "GetRole", by: "pipeline" },
  { share: 1, service: "iam", name: "ListRoles", by: "human" },
  { share: 1, service: "sts", name: "GetCallerIdentity", by: "pipeline" },
];
