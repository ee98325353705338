import { Unknown, type Resource } from "../../model";
import { placeholder, same } from "../../placeholder";
import { attachedTo, needsMet, type Need } from "../access/attached-policy";
import { doubt, problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { keyFindings } from "../access/kms-key";
import { openArgument } from "../graph/open-argument";
import { blamed } from "./trail-blame";
import { mustPrecede } from "../graph/must-precede";
import { CLOUDTRAIL, organizationId, trailContext } from "./trail-request";
import { announcementFindings } from "./trail-announcements";
import { recordingFindings } from "./trail-records";
import { blocksOf, flagOf, textOf, nameIn } from "../graph/values";

/**
 * Whether the trail records and its files get into the bucket.
 *
 * CloudTrail reads the bucket's ACL and writes objects that the bucket's owner controls, each with
 * the ARN and account of the trail.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function trailToBucket(
  graph: Graph,
  trail: Resource,
  bucket: Resource,
): readonly Finding[] {
  const arn = nameIn(bucket, "arn");
  const home = {
    target: bucket,
    type: "aws_s3_bucket_policy",
    argument: "bucket",
    names: ["id", "bucket", "arn"].map((name) => nameIn(bucket, name)),
    arn,
  };
  const attached = attachedTo(graph, home);
  return [
    ...recordingFindings(trail),
    ...blamed(trail, (as) => [
      ...needsMet(home, attached, needsOf(graph, as, arn)),
      ...encryptionFindings(graph, as, bucket),
    ]),
    ...attached.documents
      .filter(({ at }) => at !== bucket && !graph.precedes(at, trail))
      .map(({ at }) => mustPrecede(trail, at, "the bucket's policy")),
    ...payerFindings(graph, bucket),
    ...announcementFindings(graph, trail),
  ];
}

function needsOf(graph: Graph, trail: Resource, arn: string): readonly Need[] {
  const { account, region } = trail;
  const context = trailContext(trail);
  const key = textOf(trail.values, "kms_key_id");
  const prefix = textOf(trail.values, "s3_key_prefix") ?? "";
  const folder = `${arn}/${prefix === "" ? "" : `${prefix instanceof Unknown ? placeholder(prefix.name) : prefix.replace(/\/$/, "")}/`}AWSLogs`;
  const writing = {
    ...context,
    "s3:x-amz-acl": "bucket-owner-full-control",
    "s3:x-amz-server-side-encryption": key === undefined ? "AES256" : "aws:kms",
    ...(key !== undefined && {
      "s3:x-amz-server-side-encryption-aws-kms-key-id": key,
    }),
  };
  const write = (id: string, need: string, path: string): Need => ({
    request: {
      principal: CLOUDTRAIL,
      action: "s3:PutObject",
      resource: `${folder}/${path}/CloudTrail/${region}/2026/01/31/${account}_CloudTrail_${region}_20260131T0000Z_a.json.gz`,
      context: writing,
    },
    stake: { id, need },
  });
  const needs = [
    {
      request: {
        principal: CLOUDTRAIL,
        action: "s3:GetBucketAcl",
        resource: arn,
        context,
      },
      stake: {
        id: "bucket-acl-check-denied",
        need: "let CloudTrail read the bucket's ACL",
      },
    },
    write("bucket-write-denied", "let CloudTrail write its log files", account),
  ];
  return flagOf(trail.values, "is_organization_trail") === true
    ? [
        ...needs,
        write(
          "organization-write-denied",
          "let CloudTrail write the log files of the organization's accounts",
          `${organizationId(graph)}/${account}`,
        ),
      ]
    : needs;
}

/** A bucket whose readers pay cannot take CloudTrail's files. */
function payerFindings(graph: Graph, bucket: Resource): readonly Finding[] {
  const name = textOf(bucket.values, "id");
  if (typeof name !== "string") return [];
  return graph
    .find("aws_s3_bucket_request_payment_configuration", "bucket", name)
    .sure.filter(({ values }) => textOf(values, "payer") === "Requester")
    .map(({ address }) =>
      problem({
        id: "requester-pays",
        at: address,
        argument: "payer",
        what: "CloudTrail cannot write into a bucket whose requesters pay",
        mend: 'payer = "BucketOwner"',
      }),
    );
}

/**
 * CloudTrail encrypts with the trail's key, and reads it back where the bucket keeps a bucket key.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
function encryptionFindings(
  graph: Graph,
  trail: Resource,
  bucket: Resource,
): readonly Finding[] {
  const use = {
    user: trail,
    argument: "kms_key_id",
    principal: CLOUDTRAIL,
    id: "trail-key-denied",
  };
  const context = trailContext(trail);
  return [
    ...keyFindings(graph, {
      ...use,
      actions: ["kms:GenerateDataKey"],
      context: {
        ...context,
        "kms:EncryptionContext:aws:cloudtrail:arn": textOf(trail.values, "arn"),
      },
    }),
    ...keyFindings(graph, { ...use, actions: ["kms:DescribeKey"], context }),
    ...(hasBucketKey(graph, bucket)
      ? keyFindings(graph, {
          ...use,
          actions: ["kms:Decrypt"],
          context: {
            ...context,
            "kms:EncryptionContext:aws:cloudtrail:arn": new Unknown(
              "what CloudTrail decrypts to check the key is not documented",
            ),
          },
        })
      : []),
  ];
}

function hasBucketKey(graph: Graph, bucket: Resource): boolean {
  const name = textOf(bucket.values, "id");
  if (typeof name !== "string") return false;
  return graph
    .find("aws_s3_bucket_server_side_encryption_configuration", "bucket", name)
    .sure.some(({ values }) => {
      const rules = blocksOf(values, "rule");
      return (
        !(rules instanceof Unknown) &&
        rules.some((rule) => flagOf(rule, "bucket_key_enabled") === true)
      );
    });
}

/** The bucket that a trail names, or what to say where it is not here. */
export function bucketOf(
  graph: Graph,
  trail: Resource,
): Resource | readonly Finding[] {
  const name = textOf(trail.values, "s3_bucket_name");
  if (typeof name !== "string") {
    return [openArgument(trail, "s3_bucket_name", name)];
  }
  for (const argument of ["id", "bucket"]) {
    const [bucket] = graph.find("aws_s3_bucket", argument, name).sure;
    if (bucket !== undefined) return bucket;
  }
  const prepared = preparedBucket(graph, trail);
  if (prepared !== undefined && same(prepared, name) === false) {
    return [
      problem({
        id: "other-bucket",
        at: trail.address,
        argument: "s3_bucket_name",
        what: `the trail writes to ${name}, which is not in this configuration; the bucket whose policy lets CloudTrail in is ${prepared}`,
        mend: `s3_bucket_name = "${prepared}"`,
      }),
    ];
  }
  return [
    doubt(
      `whether the bucket ${name} lets ${trail.address} write: it is not in this configuration`,
    ),
  ];
}

/** A bucket of this configuration whose policy is for CloudTrail. */
function preparedBucket(graph: Graph, trail: Resource): string | undefined {
  const used = new Set(
    graph
      .ofType("aws_cloudtrail")
      .filter((other) => other !== trail)
      .map(({ values }) => textOf(values, "s3_bucket_name")),
  );
  return graph
    .ofType("aws_s3_bucket_policy")
    .filter(({ values }) =>
      `${textOf(values, "policy")}`.includes(CLOUDTRAIL.service),
    )
    .map(({ values }) => textOf(values, "bucket"))
    .find(
      (name): name is string => typeof name === "string" && !used.has(name),
    );
}
