import type { TerraformStack } from "cdktf";
import {
  AlertTopic,
  DeadLetterQueue,
  DefaultEventBus,
  EncryptionKey,
} from "../../../src/constructs";
import {
  SearchCollection,
  type SearchDestination,
  SearchDomain,
  SearchForwarding,
} from "../../../src/constructs/investigation";
import { all, only, shorten, statements, synth } from "../synth";

const analyst = "arn:aws:iam::123456789012:role/analyst";
const readers = [analyst] as const;

const domain = (stack: TerraformStack) =>
  new SearchDomain(stack, "search", { name: "acme", readers });
const collection = (stack: TerraformStack, encryption: EncryptionKey) =>
  new SearchCollection(stack, "search", { name: "acme", readers, encryption });

function forward(
  stack: TerraformStack,
  destination: SearchDestination,
  encryption?: EncryptionKey,
) {
  const topic = new AlertTopic(stack, "topic", { name: "alerts" });
  return new SearchForwarding(stack, "forwarding", {
    name: "acme-search",
    bus: DefaultEventBus.of(stack),
    destination,
    failedBucketName: "acme-failed",
    deadLetters: new DeadLetterQueue(stack, "undelivered", {
      name: "undelivered",
      actions: [topic],
    }),
    ...(encryption && { encryption }),
  });
}

const toDomain = synth((stack) => void forward(stack, domain(stack)));
const toCollection = synth((stack) => {
  const encryption = new EncryptionKey(stack, "key", {
    alias: "a",
    description: "d",
  });
  forward(stack, collection(stack, encryption), encryption);
});

const policyOf = (document: typeof toDomain, address: string) =>
  statements(
    Object.entries(document.resource["aws_iam_role_policy"] ?? {}).find(
      ([name]) => name.startsWith(`forwarding_${address}_policy`),
    )?.[1]["policy"],
  );

test("every record of CloudTrail comes as it is, reads included, and none gets lost unnoticed", () => {
  const rule = only(toDomain, "aws_cloudwatch_event_rule");
  expect(JSON.parse(String(rule["event_pattern"]))).toEqual({
    source: [{ prefix: "aws." }],
    "detail-type": [{ suffix: " via CloudTrail" }],
  });
  expect(rule).toMatchObject({
    state: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
  });
  expect(only(toDomain, "aws_cloudwatch_event_target")).toMatchObject({
    input_path: "$.detail",
    arn: expect.stringMatching(/^\$\{aws_kinesis_firehose_delivery_stream\./),
    dead_letter_config: {
      arn: expect.stringMatching(/^\$\{aws_sqs_queue\./),
    },
  });
  expect(policyOf(toDomain, "forward")).toEqual({
    0: {
      Effect: "Allow",
      Action: ["firehose:PutRecord", "firehose:PutRecordBatch"],
      Resource: "<aws_kinesis_firehose_delivery_stream.arn>",
    },
  });
});

test("a domain is encrypted everywhere and admits its readers and the stream only", () => {
  const resource = only(toDomain, "aws_opensearch_domain");
  expect(resource).toMatchObject({
    encrypt_at_rest: { enabled: true },
    node_to_node_encryption: { enabled: true },
    domain_endpoint_options: {
      enforce_https: true,
      tls_security_policy: "Policy-Min-TLS-1-2-PFS-2023-10",
    },
  });
  const { Search, Write, ...others } = statements(resource["access_policies"]);
  expect(others).toEqual({});
  expect(Search).toMatchObject({ Principal: { AWS: [analyst] } });
  expect(Search?.Action).not.toContain("es:ESHttpPut");
  expect(Write).toMatchObject({ Principal: { AWS: "<aws_iam_role.arn>" } });
});

test("Firehose writes daily indexes, and keeps what the domain refuses", () => {
  expect(only(toDomain, "aws_kinesis_firehose_delivery_stream")).toMatchObject({
    destination: "opensearch",
    server_side_encryption: { enabled: true, key_type: "AWS_OWNED_CMK" },
    opensearch_configuration: {
      index_name: "cloudtrail",
      index_rotation_period: "OneDay",
      s3_backup_mode: "FailedDocumentsOnly",
      cloudwatch_logging_options: { enabled: true },
      s3_configuration: {
        bucket_arn: expect.stringMatching(/^\$\{aws_s3_bucket\./),
      },
    },
  });
  const resources = Object.values(policyOf(toDomain, "deliver")).flatMap(
    ({ Resource = [] }) => Resource,
  );
  expect(new Set(resources.map((arn) => arn.replace(/\/.*$/, "")))).toEqual(
    new Set([
      "<aws_opensearch_domain.arn>",
      "<aws_s3_bucket.arn>",
      "<aws_cloudwatch_log_group.arn>:*",
    ]),
  );
});

test("a domain has one writer", () => {
  synth((stack) => {
    const destination = domain(stack);
    destination.admitWriter("arn:aws:iam::123456789012:role/first");
    expect(() => forward(stack, destination)).toThrow(
      'the domain "stack/search" has a writer already: expected one forwarding for each domain',
    );
  });
});

test("servers of a larger domain are spread over zones", () => {
  const document = synth((stack) => {
    new SearchDomain(stack, "search", {
      name: "acme",
      readers,
      instanceCount: 2,
    });
  });
  expect(only(document, "aws_opensearch_domain")).toMatchObject({
    cluster_config: {
      instance_count: 2,
      zone_awareness_enabled: true,
      zone_awareness_config: { availability_zone_count: 2 },
    },
  });
});

test("a collection has a key, a way in, an end for old events, and lets readers read only", () => {
  const policies = all(
    toCollection,
    "aws_opensearchserverless_security_policy",
  );
  const parsed = policies.map(({ type, policy }) => [
    type,
    JSON.parse(shorten(String(policy))),
  ]);
  expect(Object.fromEntries(parsed)).toEqual({
    encryption: {
      Rules: [{ ResourceType: "collection", Resource: ["collection/acme"] }],
      AWSOwnedKey: false,
      KmsARN: "<aws_kms_key.arn>",
    },
    network: [
      {
        Rules: ["collection", "dashboard"].map((ResourceType) => ({
          ResourceType,
          Resource: ["collection/acme"],
        })),
        AllowFromPublic: true,
      },
    ],
  });
  const { policy } = only(
    toCollection,
    "aws_opensearchserverless_access_policy",
  );
  const [search, write] = JSON.parse(shorten(String(policy)));
  expect(search.Principal).toEqual([analyst]);
  expect(JSON.stringify(search.Rules)).not.toMatch(
    /Write|Create|Update|Delete/,
  );
  expect(write.Principal).toEqual(["<aws_iam_role.arn>"]);
  expect(
    JSON.parse(
      String(
        only(toCollection, "aws_opensearchserverless_lifecycle_policy")[
          "policy"
        ],
      ),
    ),
  ).toEqual({
    Rules: [
      {
        ResourceType: "index",
        Resource: ["index/acme/*"],
        MinIndexRetention: "90d",
      },
    ],
  });
});

test("on its way to a collection everything is encrypted with the key that was given", () => {
  expect(
    only(toCollection, "aws_kinesis_firehose_delivery_stream"),
  ).toMatchObject({
    destination: "opensearchserverless",
    server_side_encryption: {
      key_type: "CUSTOMER_MANAGED_CMK",
      key_arn: expect.stringMatching(/^\$\{aws_kms_key\./),
    },
    opensearchserverless_configuration: {
      s3_configuration: {
        kms_key_arn: expect.stringMatching(/^\$\{aws_kms_key\./),
      },
    },
  });
  expect(policyOf(toCollection, "deliver")).toMatchObject({
    WriteDocuments: {
      Action: "aoss:APIAccessAll",
      Resource: "<aws_opensearchserverless_collection.arn>",
    },
    EncryptFailed: { Resource: "<aws_kms_key.arn>" },
  });
});
