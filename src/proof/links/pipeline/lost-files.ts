import type { Resource } from "../../model";
import type { AlertPath } from "../../path";
import { isProblem, linkOf, problem, type Finding } from "../graph/finding";
import { notificationsOf } from "./bucket-notification";
import type { Graph } from "../graph/graph";
import { CLOUDTRAIL } from "../trail/trail-request";
import { textOf } from "../graph/values";

/** The path of a trail whose files do not get into the bucket that would tell of them. */
export function strayedFiles(
  graph: Graph,
  trail: Resource,
  findings: readonly Finding[],
): readonly AlertPath[] {
  const [notification] = graph.ofType("aws_s3_bucket_notification");
  if (notification === undefined || !findings.some(isProblem)) return [];
  return [lost(notification, trail.address, "an aws_s3_bucket", findings)];
}

/** The paths of buckets that are prepared for a trail, and tell of its files, where there is no trail. */
export function missingFiles(graph: Graph): readonly AlertPath[] {
  return graph.ofType("aws_s3_bucket").flatMap((bucket) => {
    const [notification] = notificationsOf(graph, bucket);
    if (notification === undefined || !isPrepared(graph, bucket)) return [];
    const missing = problem({
      id: "no-trail",
      at: bucket.address,
      what: "no trail writes to the bucket, though its policy lets CloudTrail in",
      mend: `add an aws_cloudtrail with s3_bucket_name = ${bucket.address}.id`,
    });
    return [lost(notification, "an aws_cloudtrail", bucket.address, [missing])];
  });
}

function isPrepared(graph: Graph, { values }: Resource): boolean {
  const name = textOf(values, "id");
  return (
    typeof name === "string" &&
    graph
      .find("aws_s3_bucket_policy", "bucket", name)
      .sure.some((policy) =>
        `${textOf(policy.values, "policy")}`.includes(CLOUDTRAIL.service),
      )
  );
}

function lost(
  notification: Resource,
  from: string,
  to: string,
  findings: readonly Finding[],
): AlertPath {
  return {
    route: "pipeline",
    detector: notification.address,
    links: [linkOf("trail -> bucket", from, to, findings)],
  };
}
