import { z } from "zod";
import { byType, capability, record, text, yesOrNo } from "./setting";

const readers = z.tuple([readerArn()], readerArn(), {
  error: "expected a list of ARNs of roles and users, at least one",
});

function readerArn() {
  return text(
    "the ARN of a role or user, such as arn:aws:iam::123456789012:role/analyst",
    /^arn:[^:]+:iam::\d{12}:(role|user)\/./,
  );
}

const search = byType(
  ["domain", "collection"],
  [
    /** Servers: about 30 dollars a month for the smallest. */
    record({ type: z.literal("domain"), readers }),
    /** Serverless: about 175 dollars a month. */
    record({ type: z.literal("collection"), readers }),
  ],
);

/** Asking what was recorded. */
export const investigationSettings = record({
  /** What alarms, which rules match, who does what. Three dollars a month, and half a cent for each GB of logs that it searches when it is looked at. */
  dashboard: yesOrNo().default(false),
  /** The log files as a table, with a saved query for each rule and each hunt. Costs nothing until it is asked, then five dollars for each TB that is read. */
  athena: capability({
    /** GB that one query may read before Athena stops it. */
    gigabytesPerQuery: z
      .number({ error: "expected a number of GB" })
      .min(0.01, { error: "expected at least 0.01" })
      .default(100),
    /** Days that answers are kept. */
    keepResults: z
      .int({ error: "expected a whole number of days" })
      .min(1, { error: "expected 1 day or more" })
      .default(30),
    /** The accounts whose logs are in the bucket. @default - the account itself, or those of the organization */
    accounts: z
      .tuple([accountId()], accountId(), {
        error: "expected a list of accounts, at least one",
      })
      .exactOptional(),
  }),
  /** The same questions as saved queries of CloudWatch Logs Insights, over what the log group has. Half a cent for each GB that one of them searches. */
  logsInsights: yesOrNo().default(false),
  /** Every event as a document in OpenSearch. @default - off in all presets, because it costs whether it is used or not */
  openSearch: search.exactOptional(),
});

function accountId() {
  return text("the twelve digits of an account", /^\d{12}$/);
}

export type InvestigationSettings = z.infer<typeof investigationSettings>;
