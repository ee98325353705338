import { Unknown, type Resource } from "../../model";
import { placeholder } from "../../placeholder";
import { attachedTo, needsMet, type Need } from "../access/attached-policy";
import { doubt, holds, isProblem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { keyFindings } from "../access/kms-key";
import { shouldPrecede } from "../graph/must-precede";
import { openArgument } from "../graph/open-argument";
import { roleMay } from "../access/role";
import { nameIn, textOf } from "../graph/values";

/** Who AWS Config is in policies. */
const CONFIG = { service: "config.amazonaws.com" } as const;

/**
 * Whether the delivery channel can be made: AWS Config tries the bucket out, and without a channel
 * no recorder can be turned on. It writes as the recorder's role; where that is the one that AWS
 * keeps for it, as the service.
 *
 * @param role the recorder's role; undefined where it is AWS's own
 * @see https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html
 */
export function deliveryFindings(
  graph: Graph,
  channel: Resource,
  role: Resource | undefined,
): readonly Finding[] {
  const name = textOf(channel.values, "s3_bucket_name");
  if (typeof name !== "string") {
    return [openArgument(channel, "s3_bucket_name", name)];
  }
  const [bucket] = ["id", "bucket"].flatMap(
    (argument) => graph.find("aws_s3_bucket", argument, name).sure,
  );
  if (bucket === undefined) {
    return [
      doubt(
        `whether the bucket ${name} lets AWS Config write: it is not in this configuration`,
      ),
    ];
  }
  const home = {
    target: bucket,
    type: "aws_s3_bucket_policy",
    argument: "bucket",
    names: ["id", "bucket", "arn"].map((it) => nameIn(bucket, it)),
    arn: nameIn(bucket, "arn"),
  };
  const attached = attachedTo(graph, home);
  const prefix = textOf(channel.values, "s3_key_prefix") ?? "";
  const needs = needsOf(channel, home.arn, prefix);
  const asService = needsMet(home, attached, needs);
  if (role !== undefined) {
    return holds(asService) ? [] : asRole(graph, role, needs);
  }
  const withoutPrefix =
    prefix === "" ||
    !holds(needsMet(home, attached, needsOf(channel, home.arn, "")));
  return [
    ...(withoutPrefix
      ? asService
      : asService.map((found) => prefixBlamed(channel, found))),
    ...keyFindings(graph, {
      user: channel,
      argument: "s3_kms_key_arn",
      principal: CONFIG,
      actions: ["kms:GenerateDataKey", "kms:Decrypt"],
      context: contextOf(channel, home.arn),
      id: "config-key-denied",
    }),
    ...attached.documents
      .filter(({ at }) => at !== bucket && !graph.precedes(at, channel))
      .map(({ at }) => shouldPrecede(channel, at, "the bucket's policy")),
  ];
}

/** A policy that would do without the channel's prefix was written for none. */
function prefixBlamed({ address }: Resource, found: Finding): Finding {
  return isProblem(found)
    ? {
        ...found,
        id: "s3-key-prefix-differs",
        at: address,
        argument: "s3_key_prefix",
        orAt: [found.at],
      }
    : found;
}

/** A role needs not list the bucket. */
function asRole(
  graph: Graph,
  role: Resource,
  needs: readonly Need[],
): readonly Finding[] {
  const actions = needs
    .map(({ request: { action, resource, context = {} }, stake }) => ({
      action,
      resource,
      stake,
      context,
    }))
    .filter(({ action }) => action !== "s3:ListBucket");
  return roleMay(graph, role, actions);
}

/** What AWS Config says of itself: its account, and an ARN of its own. */
function contextOf({ account, region }: Resource, bucketArn: string) {
  const partition = bucketArn.split(":")[1] ?? "aws";
  return {
    "aws:SourceAccount": account,
    "aws:SourceArn": `arn:${partition}:config:${region}:${account}:${placeholder("what AWS Config names")}`,
  };
}

function needsOf(
  channel: Resource,
  arn: string,
  prefix: string | Unknown,
): readonly Need[] {
  const { account, region } = channel;
  const context = contextOf(channel, arn);
  const folder =
    prefix === ""
      ? ""
      : `${prefix instanceof Unknown ? placeholder(prefix.name) : prefix}/`;
  const look = (action: string): Need => ({
    request: { principal: CONFIG, action, resource: arn, context },
    stake: { id: "config-bucket-denied", need: `let AWS Config do ${action}` },
  });
  return [
    look("s3:GetBucketAcl"),
    look("s3:ListBucket"),
    {
      request: {
        principal: CONFIG,
        action: "s3:PutObject",
        resource: `${arn}/${folder}AWSLogs/${account}/Config/${region}/2026/1/31/ConfigHistory/a.json.gz`,
        context: { ...context, "s3:x-amz-acl": "bucket-owner-full-control" },
      },
      stake: {
        id: "config-bucket-denied",
        need: "let AWS Config write its files",
      },
    },
  ];
}
