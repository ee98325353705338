import { id, named, type Call } from "./call";
import { account } from "./callers";
import type { Random } from "./random";

/** A policy as IAM's records have it: JSON within JSON, with all its escapes. */
const policyDocument = (random: Random) =>
  JSON.stringify(
    {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "ReadTables",
          Effect: "Allow",
          Action: ["s3:GetObject", "s3:ListBucket"],
          Resource: [`arn:aws:s3:::${named(random, "data")}/*`],
          Condition: { StringEquals: { "aws:PrincipalAccount": account } },
        },
      ],
    },
    undefined,
    2,
  );

const permission = (random: Random) => ({
  groupId: id(random, "sg"),
  ipPermissions: {
    items: [
      {
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        groups: {},
        ipRanges: {
          items: [{ cidrIp: "10.0.0.0/16", description: "load balancers" }],
        },
        ipv6Ranges: {},
        prefixListIds: {},
      },
    ],
  },
});

/** An instance as RunInstances answers, of which the longest records are made. */
const instances = (random: Random) => ({
  requestId: random.uuid(),
  reservationId: id(random, "r"),
  ownerId: account,
  groupSet: {},
  instancesSet: {
    items: Array.from({ length: 1 + random.below(3) }, () => ({
      instanceId: id(random, "i"),
      imageId: id(random, "ami"),
      instanceState: { code: 0, name: "pending" },
      privateDnsName: `ip-10-0-${random.below(256)}-${random.below(256)}.ec2.internal`,
      keyName: "deploy",
      amiLaunchIndex: 0,
      productCodes: {},
      instanceType: "m6i.large",
      launchTime: 1768471800000,
      placement: { availabilityZone: "us-east-1a", tenancy: "default" },
      monitoring: { state: "disabled" },
      subnetId: id(random, "subnet"),
      vpcId: id(random, "vpc"),
      privateIpAddress: `10.0.${random.below(256)}.${random.below(256)}`,
      stateReason: { code: "pending", message: "pending" },
      architecture: "x86_64",
      rootDeviceType: "ebs",
      rootDeviceName: "/dev/xvda",
      blockDeviceMapping: {},
      virtualizationType: "hvm",
      hypervisor: "xen",
      tagSet: {
        items: [
          { key: "Name", value: named(random, "web") },
          { key: "team", value: "Größe & Maß" },
        ],
      },
      groupSet: {
        items: [{ groupId: id(random, "sg"), groupName: "web" }],
      },
      networkInterfaceSet: {
        items: [
          {
            networkInterfaceId: id(random, "eni"),
            status: "in-use",
            macAddress: "0a:ff:c0:00:02:01",
            sourceDestCheck: true,
          },
        ],
      },
      metadataOptions: { state: "pending", httpTokens: "required" },
    })),
  },
});

const denied = [
  "AccessDenied",
  `User: arn:aws:sts::${account}:assumed-role/service-7/session is not authorized to perform: s3:GetBucketPolicy on resource: "arn:aws:s3:::example-data-7" because no identity-based policy allows the s3:GetBucketPolicy action`,
] as const;

const signIn: Omit<Call, "share"> = {
  service: "signin",
  name: "ConsoleLogin",
  type: "AwsConsoleSignIn",
  by: "human",
  response: () => ({ ConsoleLogin: "Success" }),
  additional: () => ({
    LoginTo: "https://console.aws.amazon.com/console/home?state=hashArgs%23",
    MobileVersion: "No",
    MFAUsed: "Yes",
  }),
};

/** What changes something. The 15 rules of `cis` ask for about one in a hundred of all calls: those after the first five, but for most sign-ins. */
export const changes: readonly Call[] = [
  {
    share: 0.6,
    service: "ec2",
    name: "RunInstances",
    by: "service",
    request: (random) => ({
      instancesSet: { items: [{ minCount: 1, maxCount: 1 }] },
      instanceType: "m6i.large",
      launchTemplate: { launchTemplateId: id(random, "lt"), version: "7" },
      disableApiTermination: false,
    }),
    response: instances,
  },
  {
    share: 0.5,
    service: "lambda",
    name: "UpdateFunctionCode20150331v2",
    by: "pipeline",
    request: (random) => ({
      functionName: named(random, "handler"),
      s3Bucket: "example-artifacts",
      s3Key: `${random.hex(40)}.zip`,
      publish: false,
    }),
    response: (random) => ({
      functionName: named(random, "handler"),
      runtime: "nodejs20.x",
      codeSha256: random.hex(44),
      environment: {},
      lastUpdateStatus: "InProgress",
    }),
  },
  {
    share: 0.8,
    service: "ecs",
    name: "RegisterTaskDefinition",
    by: "pipeline",
    request: (random) => ({
      family: named(random, "web"),
      networkMode: "awsvpc",
      containerDefinitions: [
        {
          name: "web",
          image: `${account}.dkr.ecr.us-east-1.amazonaws.com/web:sha-${random.hex(7)}`,
          cpu: 256,
          memory: 512,
          essential: true,
          portMappings: [{ containerPort: 8080, protocol: "tcp" }],
          logConfiguration: {
            logDriver: "awslogs",
            options: { "awslogs-group": "/ecs/web" },
          },
        },
      ],
      requiresCompatibilities: ["FARGATE"],
    }),
  },
  {
    share: 0.5,
    service: "sts",
    name: "AssumeRoleWithSAML",
    by: "human",
    error: ["ExpiredTokenException", "Token must be redeemed within 5 minutes"],
  },
  {
    share: 0.2,
    service: "cloudformation",
    name: "CreateChangeSet",
    by: "pipeline",
    request: (random) => ({ stackName: named(random, "stack") }),
  },
  { share: 0.4, service: "s3", name: "GetBucketPolicy", error: denied },
  {
    share: 0.25,
    service: "iam",
    name: "PutRolePolicy",
    by: "pipeline",
    request: (random) => ({
      roleName: `service-${random.below(120)}`,
      policyName: "tables",
      policyDocument: policyDocument(random),
    }),
  },
  {
    share: 0.25,
    service: "ec2",
    name: "AuthorizeSecurityGroupIngress",
    by: "pipeline",
    request: permission,
    response: (random) => ({ requestId: random.uuid(), _return: true }),
  },
  {
    share: 0.2,
    service: "ec2",
    name: "CreateRoute",
    by: "pipeline",
    request: (random) => ({
      routeTableId: id(random, "rtb"),
      destinationCidrBlock: "10.1.0.0/16",
      vpcPeeringConnectionId: id(random, "pcx"),
    }),
    response: (random) => ({ requestId: random.uuid(), _return: true }),
  },
  {
    share: 0.1,
    service: "s3",
    name: "PutBucketPolicy",
    by: "pipeline",
    request: (random) => ({ bucketName: named(random, "data"), policy: "" }),
  },
  { share: 0.1, ...signIn },
  {
    share: 0.05,
    ...signIn,
    response: () => ({ ConsoleLogin: "Failure" }),
    error: ["Failed authentication", "Failed authentication"],
  },
  {
    share: 0.03,
    service: "account",
    name: "GetContactInformation",
    by: "root",
  },
  { share: 0.02, service: "cloudtrail", name: "StopLogging", by: "human" },
];
