import type { Resource } from "../../model";
import { bucketBlamed } from "./bucket-blame";
import {
  fifoFindings,
  filterFindings,
  notificationFindings,
  type LogObject,
  type Notice,
} from "./bucket-notification";
import { problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { invokedFindings } from "../function/invoked-function";
import { samePlace } from "../graph/place";
import { queueFindings, queueHome } from "../access/queue-access";
import { topicFindings } from "../access/topic-access";
import { attachedTo } from "../access/attached-policy";
import { suspectingPrefix } from "./trail-objects";
import { mustPrecede } from "../graph/must-precede";
import { nameIn, textOf } from "../graph/values";

const S3 = { service: "s3.amazonaws.com" } as const;

/** A bucket's news of a trail's log files, and where it goes. */
export interface News {
  readonly trail: Resource;
  readonly bucket: Resource;
  /** All that claim the bucket; the first is looked at. */
  readonly notifications: readonly Resource[];
  readonly notification: Resource;
  /** The blocks that name the destination. */
  readonly notices: readonly Notice[];
  readonly objects: readonly LogObject[];
}

/**
 * Whether a queue, function or topic hears of each log file.
 *
 * S3 sends with the bucket's ARN and its owner's account, and tries the destination out when the
 * notification is made.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
 */
export function bucketToDestination(
  graph: Graph,
  { trail, bucket, notifications, notification, notices, objects }: News,
  to: Resource,
): readonly Finding[] {
  return [
    ...notificationFindings(notifications),
    ...suspectingPrefix(trail, filterFindings(notification, notices, objects)),
    ...samePlace(bucket, to, to),
    ...fifoFindings(to),
    ...bucketBlamed(bucket, (as) => accessFindings(graph, as, to)),
    ...orderFindings(graph, notification, to),
  ];
}

function accessFindings(
  graph: Graph,
  bucket: Resource,
  to: Resource,
): readonly Finding[] {
  const context = {
    "aws:SourceArn": textOf(bucket.values, "arn"),
    "aws:SourceAccount": bucket.account,
  };
  switch (to.type) {
    case "aws_sqs_queue":
      return queueFindings(graph, to, {
        principal: S3,
        sender: "S3",
        context,
      });
    case "aws_sns_topic":
      return topicFindings(graph, to, {
        principal: S3,
        publisher: "S3",
        context,
        byDefault: false,
      });
    default:
      return invokedFindings(graph, to, S3.service, context);
  }
}

function orderFindings(
  graph: Graph,
  notification: Resource,
  to: Resource,
): readonly Finding[] {
  return lettingIn(graph, to)
    .filter((policy) => !graph.precedes(policy, notification))
    .map((policy) =>
      mustPrecede(notification, policy, "the destination's policy"),
    );
}

/** What lets S3 in, apart from the destination itself. */
function lettingIn(graph: Graph, to: Resource): readonly Resource[] {
  switch (to.type) {
    case "aws_sqs_queue":
      return attachedTo(graph, queueHome(to))
        .documents.map(({ at }) => at)
        .filter((at) => at !== to);
    case "aws_sns_topic":
      return graph.find("aws_sns_topic_policy", "arn", nameIn(to, "arn")).sure;
    default:
      return ["function_name", "arn"]
        .map((name) => nameIn(to, name))
        .flatMap(
          (name) =>
            graph.find("aws_lambda_permission", "function_name", name).sure,
        )
        .filter(({ values }) => textOf(values, "principal") === S3.service);
  }
}

/** A trail's bucket that tells nobody, blamed on the notification that was meant for it. */
export function notificationMissing(
  graph: Graph,
  bucket: Resource,
  empty: Resource | undefined,
): Finding | undefined {
  const type = "aws_s3_bucket_notification";
  const name = textOf(bucket.values, "id");
  const stray = graph
    .ofType(type)
    .find(
      ({ values }) =>
        typeof textOf(values, "bucket") === "string" &&
        /AWSLogs|CloudTrail|\.json\.gz/.test(JSON.stringify(values)),
    );
  if (stray !== undefined) {
    return problem({
      id: "notification-astray",
      at: stray.address,
      argument: "bucket",
      what: `the notification is for ${nameIn(stray, "bucket")}, the trail writes to ${name}, which tells nobody`,
      mend: `bucket = ${bucket.address}.id`,
    });
  }
  const waiting = graph.ofType("aws_sqs_queue_policy").find(({ values }) => {
    const policy = `${textOf(values, "policy")}`;
    return (
      policy.includes(S3.service) && policy.includes(nameIn(bucket, "arn"))
    );
  });
  return waiting === undefined
    ? undefined
    : problem({
        id: "no-notification",
        at: (empty ?? bucket).address,
        what: `the bucket tells nobody of its objects, though ${waiting.address} lets it send to a queue`,
        mend: `add an ${type} for it`,
      });
}
