import { Unknown } from "../model";
import type { AlertPath, Link, LinkKind } from "../path";
import {
  noticesOf,
  notificationsOf,
  type DestinationKind,
  type Notice,
} from "./pipeline/bucket-notification";
import {
  bucketToDestination,
  notificationMissing,
} from "./pipeline/bucket-to-destination";
import { doubt, linkOf } from "./graph/finding";
import {
  functionReadsBucket,
  type LogFiles,
} from "./pipeline/function-reads-bucket";
import type { Graph } from "./graph/graph";
import { missingFiles, strayedFiles } from "./pipeline/lost-files";
import { resourceNamed } from "./graph/named-resource";
import { Tails, type Tail } from "./delivery/tails";
import { trailObjects } from "./pipeline/trail-objects";
import { bucketOf, trailToBucket } from "./trail/trail-to-bucket";

const destinations = {
  queue: { kind: "bucket -> queue", type: "aws_sqs_queue" },
  function: { kind: "bucket -> function", type: "aws_lambda_function" },
  topic: { kind: "bucket -> topic", type: "aws_sns_topic" },
} as const satisfies Record<
  DestinationKind,
  { readonly kind: LinkKind; readonly type: string }
>;

/** The paths of log files: trail -> bucket -> queue, topic or function -> table and topic, one per trail and destination. */
export function bucketPaths(graph: Graph): readonly AlertPath[] {
  const tails = new Tails(graph);
  const trails = graph.ofType("aws_cloudtrail");
  if (trails.length === 0) return missingFiles(graph);
  return trails.flatMap((trail) => {
    const bucket = bucketOf(graph, trail);
    if (!("address" in bucket)) return strayedFiles(graph, trail, bucket);
    const first = linkOf(
      "trail -> bucket",
      trail.address,
      bucket.address,
      trailToBucket(graph, trail, bucket),
    );
    const files = { trail, bucket, objects: trailObjects(graph, trail) };
    return waysFrom(graph, files, tails).map((tail): AlertPath => ({
      route: "pipeline",
      detector: detectorOf(graph, tail),
      links: [first, ...tail],
    }));
  });
}

/** The function that reads the files; what hears of them where there is none. */
function detectorOf(graph: Graph, tail: Tail): string {
  const ends = tail.map(({ to }) => to);
  return (
    ends.find((to) => graph.at(to)?.type === "aws_lambda_function") ??
    ends[0] ??
    "an aws_lambda_function"
  );
}

function waysFrom(
  graph: Graph,
  files: LogFiles,
  tails: Tails,
): readonly Tail[] {
  const { bucket } = files;
  const notifications = notificationsOf(graph, bucket);
  const [notification] = notifications;
  const notices = notification ? noticesOf(notification) : [];
  if (
    notification === undefined ||
    (!(notices instanceof Unknown) && notices.length === 0)
  ) {
    const missing = notificationMissing(graph, bucket, notification);
    return missing === undefined
      ? []
      : [
          [
            linkOf("bucket -> queue", bucket.address, "an aws_sqs_queue", [
              missing,
            ]),
          ],
        ];
  }
  if (notices instanceof Unknown) {
    const findings = [
      doubt(`whom ${notification.address} tells: ${notices.reason}`),
    ];
    return [[linkOf("bucket -> queue", bucket.address, "a queue", findings)]];
  }
  return [...byDestination(notices).values()].flatMap((same) => {
    const [notice] = same;
    if (notice === undefined) return [];
    const { kind, type } = destinations[notice.kind];
    const reference = {
      at: notification,
      argument: notice.argument,
      text: notice.arn,
    };
    const to = resourceNamed(graph, reference, [{ type }]);
    if (!("address" in to)) {
      return [[linkOf(kind, bucket.address, `an ${type}`, to)]];
    }
    const news = { ...files, notifications, notification, notices: same };
    const link = linkOf(
      kind,
      bucket.address,
      to.address,
      bucketToDestination(graph, news, to),
    );
    return tails
      .from(to, { name: "S3's news of an object" })
      .map((tail) => withReading(graph, files, [link, ...tail]));
  });
}

/** Several blocks may tell one destination. */
function byDestination(
  notices: readonly Notice[],
): ReadonlyMap<unknown, readonly Notice[]> {
  const found = new Map<unknown, readonly Notice[]>();
  for (const notice of notices) {
    found.set(notice.arn, [...(found.get(notice.arn) ?? []), notice]);
  }
  return found;
}

/** The tail with the link by which its function reads the files. */
function withReading(graph: Graph, files: LogFiles, tail: Tail): Tail {
  const at = tail.findIndex(
    (link) => graph.at(link.to)?.type === "aws_lambda_function",
  );
  const lambda = graph.at(tail[at]?.to ?? "");
  if (lambda === undefined) return tail;
  const findings = functionReadsBucket(graph, files, lambda);
  const { address } = files.bucket;
  const reading: Link = linkOf(
    "bucket -> function",
    address,
    lambda.address,
    findings,
  );
  return [...tail.slice(0, at + 1), reading, ...tail.slice(at + 1)];
}
