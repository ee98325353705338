import type { TerraformStack } from "cdktf";
import {
  AuditBucket,
  EncryptionKey,
  TrailIdentity,
} from "../../../src/constructs";
import {
  CloudTrailTable,
  type CloudTrailTableProps,
  QueryWorkgroup,
  type QueryWorkgroupProps,
  SavedAthenaQueries,
} from "../../../src/constructs/investigation";
import { parseJson } from "../../../src/pattern";
import { all, only, rule, shorten, statements, synth } from "../synth";

type TableOptions = Partial<CloudTrailTableProps> & {
  readonly organizationId?: string;
  readonly keyPrefix?: string;
};

function addTable(stack: TerraformStack, options: TableOptions = {}) {
  const { organizationId, keyPrefix, ...rest } = options;
  const bucket = new AuditBucket(stack, "logs", {
    name: "audit-logs",
    writer: new TrailIdentity(stack, {
      name: "main",
      ...(organizationId !== undefined && { organizationId }),
    }),
    ...(keyPrefix !== undefined && { keyPrefix }),
  });
  return new CloudTrailTable(stack, "table", {
    database: "acme_audit",
    bucket,
    ...rest,
  });
}

const table = (options: TableOptions = {}) =>
  JSON.parse(
    shorten(
      JSON.stringify(
        only(
          synth((stack) => void addTable(stack, options)),
          "aws_glue_catalog_table",
        ),
      ),
    ),
  );

const addWorkgroup = (
  stack: TerraformStack,
  props: Partial<QueryWorkgroupProps> = {},
) =>
  new QueryWorkgroup(stack, "workgroup", {
    name: "acme",
    bucketName: "acme-answers",
    ...props,
  });

describe("the table", () => {
  test("projects account, region and day from the names of a trail's files", () => {
    const { parameters, partition_keys: keys, storage_descriptor } = table();
    expect(keys).toEqual(
      ["account", "region", "day"].map((name) => ({ name, type: "string" })),
    );
    expect(parameters).toEqual({
      EXTERNAL: "TRUE",
      classification: "cloudtrail",
      "projection.enabled": "true",
      "projection.account.type": "enum",
      "projection.account.values": "<aws_caller_identity.account_id>",
      "projection.region.type": "enum",
      "projection.region.values": expect.stringMatching(
        /^\$\{join\(",", sort\(tolist\(data\.aws_regions\.\w+\.names\)\)\)\}$/,
      ),
      "projection.day.type": "date",
      "projection.day.format": "yyyy/MM/dd",
      "projection.day.range": "NOW-7YEARS,NOW",
      "projection.day.interval": "1",
      "projection.day.interval.unit": "DAYS",
      // In Terraform $${ is ${, which Athena fills in.
      "storage.location.template":
        "s3://<aws_s3_bucket.id>/AWSLogs/$${account}/CloudTrail/$${region}/$${day}",
    });
    expect(storage_descriptor).toMatchObject({
      location: "s3://<aws_s3_bucket.id>/AWSLogs/",
      input_format: "com.amazon.emr.cloudtrail.CloudTrailInputFormat",
      ser_de_info: {
        serialization_library: "org.apache.hive.hcatalog.data.JsonSerDe",
      },
    });
  });

  test("has the columns that Athena's guide documents", () => {
    const { columns } = table().storage_descriptor;
    const types: Record<string, string> = Object.fromEntries(
      columns.map(({ name, type }: Record<string, string>) => [name, type]),
    );
    expect(types).toMatchObject({
      eventversion: "string",
      readonly: "string",
      requestparameters: "string",
      resources: "array<struct<arn:string,accountid:string,type:string>>",
      tlsdetails:
        "struct<tlsversion:string,ciphersuite:string,clientprovidedhostheader:string>",
    });
    expect(types["useridentity"]).toMatch(
      /^struct<type:string,.*onbehalfof:struct<userid:string,identitystorearn:string>,.*attributes:map<string,string>>>>$/,
    );
    expect(columns).toHaveLength(29);
  });

  test("of an organization has its folder and all its accounts", () => {
    const { parameters, storage_descriptor } = table({
      organizationId: "o-a1b2c3d4e5",
      keyPrefix: "trail",
    });
    expect(storage_descriptor.location).toBe(
      "s3://<aws_s3_bucket.id>/trail/AWSLogs/o-a1b2c3d4e5/",
    );
    expect(parameters).toMatchObject({
      "storage.location.template":
        "s3://<aws_s3_bucket.id>/trail/AWSLogs/o-a1b2c3d4e5/$${account}/CloudTrail/$${region}/$${day}",
      "projection.account.values": expect.stringMatching(
        /^\$\{join\(",", sort\(data\.aws_organizations_organization\.\w+\.accounts\[\*\]\.id\)\)\}$/,
      ),
    });
  });

  test("can be told accounts, regions and years", () => {
    const { parameters } = table({
      accounts: ["123456789012", "111122223333"],
      regions: ["eu-west-1"],
      years: 2,
    });
    expect(parameters).toMatchObject({
      "projection.account.values": "123456789012,111122223333",
      "projection.region.values": "eu-west-1",
      "projection.day.range": "NOW-2YEARS,NOW",
    });
  });
});

describe("the workgroup", () => {
  test("limits what a query reads and keeps answers encrypted for a while", () => {
    const document = synth((stack) => {
      const encryption = new EncryptionKey(stack, "key", {
        alias: "a",
        description: "d",
      });
      addWorkgroup(stack, { encryption, gigabytesPerQuery: 10 });
    });
    expect(only(document, "aws_athena_workgroup")).toMatchObject({
      name: "acme",
      configuration: {
        enforce_workgroup_configuration: true,
        bytes_scanned_cutoff_per_query: 10 * 1024 ** 3,
        engine_version: { selected_engine_version: "Athena engine version 3" },
        result_configuration: {
          encryption_configuration: {
            encryption_option: "SSE_KMS",
            kms_key_arn: expect.stringMatching(/^\$\{aws_kms_key\./),
          },
        },
      },
    });
    expect(
      only(document, "aws_s3_bucket_lifecycle_configuration"),
    ).toMatchObject({ rule: [{ expiration: [{ days: 30 }] }] });
    expect(only(document, "aws_s3_bucket_public_access_block")).toMatchObject({
      restrict_public_buckets: true,
    });
    const { policy } = only(document, "aws_s3_bucket_policy");
    expect(Object.keys(statements(policy))).toEqual(["DenyWithoutTls"]);
  });

  test("refuses a limit below what Athena counts", () => {
    expect(() =>
      synth((stack) => void addWorkgroup(stack, { gigabytesPerQuery: 0.001 })),
    ).toThrow(
      'the workgroup "stack/workgroup" has gigabytesPerQuery 0.001: expected at least 0.01',
    );
  });
});

describe("saved queries", () => {
  const hunt = {
    id: "everything",
    title: "All",
    question: "What happened?",
    sql: "SELECT * FROM logs",
  };
  const odd = rule({
    id: "odd",
    // Text that Terraform would take for a template.
    pattern: parseJson('{ $.userAgent = "${x}" }'),
  });
  const inexpressible = rule({
    id: "any-name",
    pattern: parseJson('{ $.requestParameters.* = "a" }'),
  });
  let refused: readonly string[] = [];
  const document = synth((stack) => {
    const queries = new SavedAthenaQueries(stack, "queries", {
      table: addTable(stack),
      workgroup: addWorkgroup(stack),
      rules: [odd, inexpressible],
      hunts: [hunt],
      days: 3,
    });
    refused = queries.refused.map(({ rule }) => rule.id);
  });

  test("are one for each rule and hunt, in the workgroup and over the table", () => {
    const queries = all(document, "aws_athena_named_query");
    expect(queries.map(({ name }) => name)).toEqual([
      "rule/odd",
      "hunt/everything",
    ]);
    const [first, second] = queries;
    expect(first).toMatchObject({
      workgroup: expect.stringMatching(/^\$\{aws_athena_workgroup\./),
      database: expect.stringMatching(/^\$\{aws_glue_catalog_database\./),
      description: expect.stringMatching(/^CRITICAL: A trail was stopped\./),
    });
    expect(shorten(String(first?.["query"]))).toContain(
      `FROM "<aws_glue_catalog_database.name>"."<aws_glue_catalog_table.name>"`,
    );
    expect(first?.["query"]).toContain("WHERE useragent = '$${x}'");
    expect(second?.["query"]).toContain("interval '3' day");
    expect(second?.["query"]).toMatch(/\nSELECT \* FROM logs\n$/);
  });

  test("name the rules that Athena cannot express", () => {
    expect(refused).toEqual(["any-name"]);
  });
});
