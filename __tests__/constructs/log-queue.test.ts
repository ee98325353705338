import type { TerraformStack } from "cdktf";
import {
  AuditBucket,
  LogQueue,
  Queue,
  TrailIdentity,
} from "../../src/constructs";
import { type Arguments, only, shorten, synth } from "./synth";

/** Beginnings of the keys of log files that a bucket tells a queue of. */
function folders(
  writer: (stack: TerraformStack) => TrailIdentity | "any-trail",
  keyPrefix?: string,
): readonly unknown[] {
  const document = synth((stack) => {
    const bucket = new AuditBucket(stack, "logs", {
      name: "audit-logs",
      writer: writer(stack),
      ...(keyPrefix !== undefined && { keyPrefix }),
    });
    const deadLetters = new Queue(stack, "lost", { name: "lost" });
    new LogQueue(stack, "queue", { name: "logs", bucket, deadLetters });
  });
  const { queue } = only(document, "aws_s3_bucket_notification");
  return JSON.parse(shorten(JSON.stringify(queue))).map(
    ({ filter_prefix: prefix }: Arguments) => prefix,
  );
}

test.each([
  [
    "a trail of one account leaves its digests and insights aside",
    folders((stack) => new TrailIdentity(stack, { name: "main" })),
    [
      "AWSLogs/<aws_caller_identity.account_id>/CloudTrail/",
      "AWSLogs/<aws_caller_identity.account_id>/CloudTrail-NetworkActivity/",
    ],
  ],
  [
    "an organization's trail writes for accounts that nobody knows yet",
    folders(
      (stack) =>
        new TrailIdentity(stack, {
          name: "main",
          organizationId: "o-a1b2c3d4e5",
        }),
      "cloudtrail",
    ),
    ["cloudtrail/AWSLogs/o-a1b2c3d4e5/"],
  ],
  ["any trail", folders(() => "any-trail"), ["AWSLogs/"]],
])("%s", (_, found, expected) => {
  expect(found).toEqual(expected);
});
