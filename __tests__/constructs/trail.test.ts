import type { TerraformStack } from "cdktf";
import {
  AuditBucket,
  DeliveryRole,
  EncryptionKey,
  LogGroup,
  Trail,
  TrailIdentity,
  type TrailProps,
} from "../../src/constructs";
import { only, statements, synth } from "./synth";

/** All that a trail needs. */
function parts(stack: TerraformStack, organizationId?: string) {
  const identity = new TrailIdentity(stack, {
    name: "main",
    ...(organizationId && { organizationId }),
  });
  const logGroup = new LogGroup(stack, "logs", { name: "/a" });
  return {
    identity,
    logGroup,
    bucket: new AuditBucket(stack, "bucket", {
      name: "audit-logs",
      writer: identity,
      keyPrefix: "here",
    }),
    deliveryRole: new DeliveryRole(stack, "role", {
      name: "delivery",
      logGroup,
      writer: identity,
    }),
  };
}

const trailWith = (
  props: (stack: TerraformStack) => Partial<TrailProps> = () => ({}),
  organizationId?: string,
) =>
  synth((stack) => {
    new Trail(stack, "trail", {
      ...parts(stack, organizationId),
      ...props(stack),
    });
  });

const selectorsOf = (props: Partial<TrailProps>) =>
  only(
    trailWith(() => props),
    "aws_cloudtrail",
  )["advanced_event_selector"];

test("a trail records all regions and global services, validated, to bucket and log group", () => {
  const { "//": _, ...trail } = only(trailWith(), "aws_cloudtrail");
  expect(trail).toEqual({
    name: "main",
    s3_bucket_name: expect.stringMatching(/^\$\{aws_s3_bucket\..*\.id\}$/),
    s3_key_prefix: "here",
    is_multi_region_trail: true,
    include_global_service_events: true,
    enable_logging: true,
    enable_log_file_validation: true,
    cloud_watch_logs_group_arn: expect.stringMatching(
      /^\$\{aws_cloudwatch_log_group\..*\.arn\}:\*$/,
    ),
    cloud_watch_logs_role_arn: expect.stringMatching(
      /^\$\{aws_iam_role\..*\.arn\}$/,
    ),
    depends_on: [
      expect.stringMatching(/^aws_s3_bucket_policy\./),
      expect.stringMatching(/^aws_iam_role_policy\./),
    ],
  });
});

test("an encrypted trail's key admits it: to encrypt, and to read for the bucket key", () => {
  const document = trailWith((stack) => ({
    encryption: new EncryptionKey(stack, "key", {
      alias: "a",
      description: "d",
    }),
  }));
  expect(only(document, "aws_cloudtrail")).toHaveProperty("kms_key_id");
  const policy = statements(only(document, "aws_kms_key")["policy"]);
  const source = {
    "aws:SourceArn":
      "arn:<aws_partition.partition>:cloudtrail:<aws_region.id>:<aws_caller_identity.account_id>:trail/main",
  };
  expect(policy["CloudTrailEncrypt"]).toMatchObject({
    Action: "kms:GenerateDataKey*",
    Condition: {
      StringEquals: source,
      StringLike: {
        "kms:EncryptionContext:aws:cloudtrail:arn":
          "arn:<aws_partition.partition>:cloudtrail:*:<aws_caller_identity.account_id>:trail/main",
      },
    },
  });
  expect(policy["CloudTrailDescribe"]?.Action).toBe("kms:DescribeKey");
  expect(policy["CloudTrailDecrypt"]).toMatchObject({
    Action: "kms:Decrypt",
    Condition: { StringEquals: source },
  });
});

test("an organization's trail records its accounts and may write their streams", () => {
  const document = trailWith(() => ({}), "o-a1b2c3d4e5");
  expect(only(document, "aws_cloudtrail")).toMatchObject({
    is_organization_trail: true,
  });
  const [statement] = Object.values(
    statements(only(document, "aws_iam_role_policy")["policy"]),
  );
  const stream = "<aws_cloudwatch_log_group.arn>:log-stream:";
  expect(statement).toEqual({
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: [
      `${stream}<aws_caller_identity.account_id>_CloudTrail_<aws_region.id>*`,
      `${stream}o-a1b2c3d4e5_*`,
    ],
  });
});

test("without data or network events a trail has no selectors, which means all management events", () => {
  expect(selectorsOf({})).toBeUndefined();
});

test("data and network events keep the management events beside them", () => {
  const named = (name: string, ...field_selector: object[]) => ({
    name,
    field_selector,
  });
  const is = (field: string, value: string) => ({ field, equals: [value] });
  expect(
    selectorsOf({
      dataEvents: [
        {
          name: "Secrets",
          resourceType: "AWS::S3::Object",
          access: "write",
          arnPrefixes: ["arn:aws:s3:::a/"],
        },
        { name: "Functions", resourceType: "AWS::Lambda::Function" },
      ],
      networkActivity: [
        { eventSource: "kms.amazonaws.com", deniedOnly: true },
        { eventSource: "s3.amazonaws.com" },
      ],
    }),
  ).toEqual([
    named("Management events selector", is("eventCategory", "Management")),
    named(
      "Secrets",
      is("eventCategory", "Data"),
      is("resources.type", "AWS::S3::Object"),
      is("readOnly", "false"),
      { field: "resources.ARN", starts_with: ["arn:aws:s3:::a/"] },
    ),
    named(
      "Functions",
      is("eventCategory", "Data"),
      is("resources.type", "AWS::Lambda::Function"),
    ),
    named(
      "Network activity of kms.amazonaws.com",
      is("eventCategory", "NetworkActivity"),
      is("eventSource", "kms.amazonaws.com"),
      is("errorCode", "VpceAccessDenied"),
    ),
    named(
      "Network activity of s3.amazonaws.com",
      is("eventCategory", "NetworkActivity"),
      is("eventSource", "s3.amazonaws.com"),
    ),
  ]);
});

test("insights are asked for by kind", () => {
  const document = trailWith(() => ({ insights: ["ApiErrorRateInsight"] }));
  expect(only(document, "aws_cloudtrail")["insight_selector"]).toEqual([
    { insight_type: "ApiErrorRateInsight" },
  ]);
});

test("bucket and role must admit this very trail", () => {
  expect(() =>
    trailWith((stack) => ({
      identity: new TrailIdentity(stack, { name: "other" }),
    })),
  ).toThrow(
    '"stack/bucket" admits the trail "main", but the trail "stack/trail" is another: expected the same TrailIdentity for both',
  );
});

test("the role must write to the trail's log group", () => {
  expect(() =>
    trailWith((stack) => ({
      logGroup: new LogGroup(stack, "elsewhere", { name: "/b" }),
    })),
  ).toThrow(
    'the role "stack/role" writes to "stack/logs", but the trail "stack/trail" delivers to "stack/elsewhere": expected the same LogGroup for both',
  );
});

describe("the delivery role", () => {
  const roleWith = (props: object) =>
    synth((stack) => {
      const { logGroup, identity } = parts(stack);
      new DeliveryRole(stack, "second", {
        name: "second",
        logGroup,
        writer: identity,
        ...props,
      });
    });
  const trustOf = (document: ReturnType<typeof synth>) => {
    const roles = Object.values(document.resource["aws_iam_role"] ?? {});
    const second = roles.find(({ name }) => name === "second");
    return Object.values(statements(second?.["assume_role_policy"]));
  };

  test("is CloudTrail's, and without a condition, as AWS publishes it", () => {
    expect(trustOf(roleWith({}))).toEqual([
      {
        Action: "sts:AssumeRole",
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
      },
    ]);
  });

  test("can be restricted to its trail", () => {
    expect(trustOf(roleWith({ restrictTrust: true }))).toMatchObject([
      {
        Condition: {
          StringEquals: {
            "aws:SourceArn": expect.stringMatching(/:trail\/main$/),
            "aws:SourceAccount": "<aws_caller_identity.account_id>",
          },
        },
      },
    ]);
    expect(() =>
      roleWith({ restrictTrust: true, writer: "any-trail" }),
    ).toThrow(
      'the role "stack/second" has restrictTrust for "any-trail": expected the TrailIdentity that it is restricted to',
    );
  });
});
