import {
  AuditBucket,
  DeliveryRole,
  LogGroup,
  Trail,
  type TrailProps,
  TrailIdentity,
} from "../../src/constructs";
import { only, synth } from "./synth";

/** A trail whose log group and role are chosen among these. */
const trailWith = (
  choose: (
    there: Required<Pick<TrailProps, "deliveryRole">> & {
      readonly logGroup: LogGroup;
    },
  ) => Pick<TrailProps, "logGroup" | "deliveryRole">,
) =>
  synth((stack) => {
    const identity = new TrailIdentity(stack, { name: "main" });
    const logGroup = new LogGroup(stack, "group", { name: "/a" });
    const deliveryRole = new DeliveryRole(stack, "role", {
      name: "delivery",
      logGroup,
      writer: identity,
    });
    const bucket = new AuditBucket(stack, "logs", {
      name: "audit-logs",
      writer: identity,
    });
    new Trail(stack, "trail", {
      identity,
      bucket,
      ...choose({ logGroup, deliveryRole }),
    });
  });

test("a trail without a log group writes to its bucket only, and waits for its policy", () => {
  const document = trailWith(() => ({ logGroup: "none" }));
  const trail = only(document, "aws_cloudtrail");
  expect(Object.keys(trail)).not.toContain("cloud_watch_logs_group_arn");
  expect(Object.keys(trail)).not.toContain("cloud_watch_logs_role_arn");
  expect(trail).toMatchObject({
    depends_on: [expect.stringMatching(/^aws_s3_bucket_policy\./)],
  });
});

test("a log group that nobody writes to is refused, and so is a role without one", () => {
  expect(() => trailWith(({ logGroup }) => ({ logGroup }))).toThrow(
    'the trail "stack/trail" has a log group and no deliveryRole: expected both or neither',
  );
  expect(() =>
    trailWith(({ deliveryRole }) => ({ logGroup: "none", deliveryRole })),
  ).toThrow(
    'the trail "stack/trail" has a deliveryRole and no log group: expected both or neither',
  );
});
