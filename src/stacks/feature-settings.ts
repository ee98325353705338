import { z } from "zod";
import { globalEventRegions } from "../project/regions";
import { listOf, oneOf, record, region, text, yesOrNo } from "./setting";

/** A number of days in a rule of a bucket, which S3 takes up to the largest number of 32 bits. */
const daysOrNever = (least: number) =>
  z.union(
    [
      z
        .int()
        .min(least)
        .max(2 ** 31 - 1),
      z.literal("never"),
    ],
    {
      error: `expected a whole number of days of at least ${least}, or "never"`,
    },
  );

/**
 * How long the bucket keeps log files. What is replaced or deleted in it before is kept for another 90 days.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_Transition.html
 */
const bucketRetention = record({
  /** Age in days at which they move to Glacier Instant Retrieval, which is cheaper from 90 days on. */
  glacierAfter: daysOrNever(0).default(90),
  /** Age in days at which they are deleted. The default is seven years. */
  deleteAfter: daysOrNever(1).default(2557),
}).refine(
  ({ glacierAfter, deleteAfter }) => isAfter(deleteAfter, glacierAfter),
  {
    error:
      'expected a "deleteAfter" of more days than "glacierAfter", which is 90 by default',
  },
);

/** Whether the one comes later than the other, where both come. */
function isAfter(late: number | "never", early: number | "never"): boolean {
  return late === "never" || early === "never" || late > early;
}

const days = z
  .int({ error: "expected a whole number of days" })
  .min(1, { error: "expected 1 day or more" });

/** What the presets `recommended` and `event-pipeline` do beyond their defaults, or leave out. */
export const featureSettings = record({
  /** Whether requests for the audit logs are recorded in a bucket of their own. */
  accessLogging: yesOrNo().default(true),
  /** Whether `terraform destroy` may delete buckets that hold logs. For trying things out. */
  forceDestroy: yesOrNo().default(false),
  /** How long the audit logs are kept. @default - to Glacier after 90 days, deleted after seven years */
  bucketRetention: bucketRetention.prefault({}),
  /** Makes log files undeletable for a time. @default - they can be deleted */
  objectLock: record({
    mode: oneOf(["GOVERNANCE", "COMPLIANCE"]),
    days,
  }).exactOptional(),
  /** Records all accounts of the organization. @default - only this account */
  organizationId: text(
    "the id of an organization, such as o-a1b2c3d4e5",
    /^o-[a-z0-9]{10,32}$/,
  ).exactOptional(),
  /**
   * Whether the organization's accounts may send events to the bus of this one, where the rules are;
   * what sends them is deployed there (`MemberForwarding`). It costs nothing here, and there about a
   * dollar for a million events. The trail brings their log files in any case.
   */
  memberEvents: yesOrNo().default(false),
  /**
   * The regions besides the home region whose events reach the rules on the route `event`. Rules on
   * the route `metric` see every region anyway: the trail brings them all into one log group.
   *
   * The default is where global services and sign-ins of root are recorded. Name every region in
   * which something could happen and nothing else stops it (a policy of the organization may).
   * Each costs up to two rules, a process of the AWS provider while Terraform runs and, for what is
   * forwarded, about a dollar for a million events. The regions must be enabled in the account.
   * China and GovCloud have none of the default's: name their own there.
   */
  eventRegions: listOf(region(), "regions").default([...globalEventRegions]),
  /**
   * Whether an event pipeline hangs on the bucket as well. It stores what the rules find, and reads
   * events that are too large for the other routes.
   */
  eventPipeline: yesOrNo().default(false),
  /** Whether unusual rates of calls and errors are reported. */
  insights: yesOrNo().default(false),
  /** Requests for the contents of resources. */
  dataEvents: listOf(
    record({
      name: text("a name for the console"),
      resourceType: z.templateLiteral(["AWS::", z.string(), "::", z.string()], {
        error: "expected a type of resource, such as AWS::S3::Object",
      }),
      arnPrefixes: listOf(
        text("the beginning of an ARN", /^arn:/),
        "beginnings of ARNs",
      ).exactOptional(),
      access: oneOf(["read", "write", "all"]).exactOptional(),
    }),
    "data events",
  ).default([]),
  /** Calls that pass VPC endpoints. */
  networkActivity: listOf(
    record({
      eventSource: z.templateLiteral([z.string(), ".amazonaws.com"], {
        error: "expected a service, such as kms.amazonaws.com",
      }),
      deniedOnly: yesOrNo().exactOptional(),
    }),
    "network activity",
  ).default([]),
})
  .refine(
    ({ memberEvents, organizationId }) =>
      !memberEvents || organizationId !== undefined,
    { error: 'expected "organizationId" beside "memberEvents"' },
  )
  .refine(
    ({ bucketRetention: { deleteAfter }, objectLock }) =>
      objectLock === undefined ||
      deleteAfter === "never" ||
      deleteAfter >= objectLock.days,
    {
      error:
        'expected in "bucketRetention" a "deleteAfter" of no fewer days than "objectLock"',
    },
  );

export type FeatureSettings = z.infer<typeof featureSettings>;
