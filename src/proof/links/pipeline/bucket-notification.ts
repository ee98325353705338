import { Unknown, type Resource, type ValueMap } from "../../model";
import { doubt, problem, type Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { endsWith, startsWith } from "../graph/starts-with";
import { blocksOf, flagOf, listOf, textOf } from "../graph/values";

/** What a bucket may tell of new objects. */
export type DestinationKind = "queue" | "function" | "topic";

/** How a notification writes each: the block, and the argument that names the destination. */
const blockNames = {
  queue: ["queue", "queue_arn"],
  function: ["lambda_function", "lambda_function_arn"],
  topic: ["topic", "topic_arn"],
} as const satisfies Record<DestinationKind, readonly [string, string]>;

/** One block of a notification. */
export interface Notice {
  readonly kind: DestinationKind;
  readonly arn: string | Unknown | undefined;
  /** Where the destination is named: `queue[0].queue_arn`. */
  readonly argument: string;
  readonly block: ValueMap;
  /** `queue[0]` */
  readonly name: string;
}

const TYPE = "aws_s3_bucket_notification";

/** The notifications of a bucket. S3 keeps one: the last that is made. */
export function notificationsOf(
  graph: Graph,
  bucket: Resource,
): readonly Resource[] {
  const names = ["id", "bucket"].map((name) => textOf(bucket.values, name));
  return [...new Set(names)].flatMap((name) =>
    typeof name === "string" ? graph.find(TYPE, "bucket", name).sure : [],
  );
}

/** The blocks of a notification. */
export function noticesOf(notification: Resource): readonly Notice[] | Unknown {
  const notices: Notice[] = [];
  for (const kind of ["queue", "function", "topic"] as const) {
    const [name, argument] = blockNames[kind];
    const blocks = blocksOf(notification.values, name);
    if (blocks instanceof Unknown) return blocks;
    for (const [n, block] of blocks.entries()) {
      notices.push({
        kind,
        arn: textOf(block, argument),
        argument: `${name}[${n}].${argument}`,
        block,
        name: `${name}[${n}]`,
      });
    }
  }
  return notices;
}

/** What is wrong with a bucket's notification as such. */
export function notificationFindings(
  all: readonly Resource[],
): readonly Finding[] {
  const [first, second] = all;
  if (first === undefined) return [];
  return [
    ...(second === undefined
      ? []
      : [
          problem({
            id: "second-notification",
            at: second.address,
            argument: "bucket",
            what: `S3 keeps one notification configuration for a bucket: ${first.address} and this one overwrite each other`,
            mend: `put all destinations into one ${TYPE}`,
            orAt: [first.address],
          }),
        ]),
    ...overlapFindings(first),
  ];
}

/**
 * S3 refuses blocks whose filters let the same object through.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html
 */
function overlapFindings(notification: Resource): readonly Finding[] {
  const notices = noticesOf(notification);
  if (notices instanceof Unknown) return [];
  return notices.flatMap((notice, n) =>
    notices
      .slice(n + 1)
      .filter((other) => overlaps(notice, other))
      .map((other) =>
        problem({
          id: "overlapping-filters",
          at: notification.address,
          argument: `${other.name}.filter_prefix`,
          what: `S3 refuses ${notice.name} and ${other.name}: both are for the same objects`,
          mend: "give them different prefixes or suffixes, or join them",
        }),
      ),
  );
}

function overlaps(one: Notice, other: Notice): boolean {
  const either = (
    argument: string,
    test: (text: string, part: string) => boolean | "unknown",
  ) => {
    const [a, b] = [one, other].map(
      ({ block }) => textOf(block, argument) ?? "",
    );
    return (
      typeof a === "string" &&
      typeof b === "string" &&
      (test(a, b) === true || test(b, a) === true)
    );
  };
  const events = [one, other].map(({ block }) => listOf(block, "events"));
  const [a, b] = events;
  return (
    !(a instanceof Unknown) &&
    !(b instanceof Unknown) &&
    a !== undefined &&
    b !== undefined &&
    a.some((event) => b.includes(event)) &&
    either("filter_prefix", startsWith) &&
    either("filter_suffix", endsWith)
  );
}

/** An object that a trail writes. */
export interface LogObject {
  readonly key: string;
  /** What it is, for people: `the log files of eu-west-1`. */
  readonly name: string;
}

/** Whether the notices to one destination let the objects through: of those that they do not, the first. */
export function filterFindings(
  notification: Resource,
  notices: readonly Notice[],
  objects: readonly LogObject[],
): readonly Finding[] {
  return (
    objects
      .map((object) => objectFindings(notification, notices, object))
      .find((findings) => findings.length > 0) ?? []
  );
}

function objectFindings(
  notification: Resource,
  notices: readonly Notice[],
  { key, name }: LogObject,
): readonly Finding[] {
  const answers = notices.map((notice) => letsThrough(notice, key));
  if (answers.some(({ lets }) => lets === true)) return [];
  const open = answers.find(({ lets }) => lets === "unknown");
  if (open !== undefined) {
    return [
      doubt(
        `whether ${notification.address} tells of ${name}: ${open.argument}`,
      ),
    ];
  }
  return answers.slice(0, 1).map(({ argument, why, mend }) =>
    problem({
      id: "objects-not-told",
      at: notification.address,
      argument,
      what: `it does not tell of ${name}: ${why}`,
      mend,
    }),
  );
}

interface Passage {
  readonly lets: boolean | "unknown";
  readonly argument: string;
  readonly why: string;
  readonly mend: string;
}

function letsThrough({ block, name }: Notice, key: string): Passage {
  const events = listOf(block, "events");
  const told: boolean | "unknown" =
    events instanceof Unknown
      ? "unknown"
      : events.some(
          (it) => it === "s3:ObjectCreated:*" || it === "s3:ObjectCreated:Put",
        );
  const checks = [
    {
      lets: told,
      argument: `${name}.events`,
      why: "its events do not include that an object is put",
      mend: 'events = ["s3:ObjectCreated:*"]',
    },
    ...(
      [
        ["filter_prefix", startsWith, "begin with", "AWSLogs/"],
        ["filter_suffix", endsWith, "end with", ".json.gz"],
      ] as const
    ).map(([argument, test, verb, usual]) => {
      const filter = textOf(block, argument) ?? "";
      if (filter instanceof Unknown) {
        return {
          lets: "unknown" as const,
          argument: `${name}.${argument}`,
          why: filter.reason,
          mend: `${argument} = "${usual}"`,
        };
      }
      // S3 takes a star to the letter, and no key of CloudTrail's holds one.
      const isStarred = filter.includes("*");
      return {
        lets: isStarred ? false : test(key, filter),
        argument: `${name}.${argument}`,
        why: `the key ${key} does not ${verb} "${filter}"${isStarred ? ", and S3 knows no wildcards there" : ""}`,
        mend: `${argument} = "${usual}"`,
      };
    }),
  ];
  const [first] = checks;
  return (
    checks.find(({ lets }) => lets === false) ??
    checks.find(({ lets }) => lets === "unknown") ??
    first ?? { lets: true, argument: name, why: "", mend: "" }
  );
}

/** A queue or topic of strict order, which S3 does not tell. */
export function fifoFindings(to: Resource): readonly Finding[] {
  const argument = to.type === "aws_sqs_queue" ? "fifo_queue" : "fifo_topic";
  return flagOf(to.values, argument) === true
    ? [
        problem({
          id: "notification-fifo",
          at: to.address,
          argument,
          what: "S3 tells standard queues and topics only, this one is FIFO",
          mend: `remove ${argument}`,
        }),
      ]
    : [];
}
