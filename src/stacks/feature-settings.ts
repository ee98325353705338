import { z } from "zod";
import { listOf, oneOf, record, text, yesOrNo } from "./setting";

const days = z
  .int({ error: "expected a whole number of days" })
  .min(1, { error: "expected 1 day or more" });

/** What the preset `recommended` does beyond its defaults, or leaves out. */
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
});

export type FeatureSettings = z.infer<typeof featureSettings>;
