import { z } from "zod";
import { listOf, oneOf, record, text, yesOrNo } from "./setting";

const days = z
  .int({ error: "expected a whole number of days" })
  .min(1, { error: "expected 1 day or more" });

/** What the presets `recommended` and `event-pipeline` do beyond their defaults, or leave out. */
export const featureSettings = record({
  /** Whether requests for the audit logs are recorded in a bucket of their own. */
  accessLogging: yesOrNo().default(true),
  /** Whether `terraform destroy` may delete buckets that hold logs. For trying things out. */
  forceDestroy: yesOrNo().default(false),
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
  eventRegions: listOf(
    text(
      "the code of a region, such as eu-west-1",
      /^[a-z]{2,4}(-[a-z]+)+-\d$/,
    ),
    "regions",
  ).default(["us-east-1", "us-east-2", "us-west-2"]),
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
}).refine(
  ({ memberEvents, organizationId }) =>
    !memberEvents || organizationId !== undefined,
  { error: 'expected "organizationId" beside "memberEvents"' },
);

export type FeatureSettings = z.infer<typeof featureSettings>;
