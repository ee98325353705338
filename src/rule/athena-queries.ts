import { toSql } from "../pattern/forms";
import { collectQueries } from "./collect-queries";
import type { Hunt } from "./hunt";
import type { Rule } from "./rule";
import type { SavedQuerySet } from "./saved-query";

export interface AthenaQueriesOptions {
  /** The table as a query names it, with its database and quotes. */
  readonly table: string;
  readonly rules: readonly Rule[];
  readonly hunts: readonly Hunt[];
  /**
   * How many days back a query looks when it is first opened: whole days in UTC, and today.
   * @default 7
   */
  readonly days?: number;
}

/**
 * Who is behind a call. The session of a role has an ARN of its own, of which there are as many as
 * sessions; a service has none.
 */
const PRINCIPAL =
  "coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn, useridentity.invokedby, useridentity.principalid, useridentity.type)";

/** What is shown of an event that a rule finds. */
const COLUMNS = [
  "eventtime",
  "recipientaccountid",
  "awsregion",
  "eventsource",
  "eventname",
  "principal",
  "useridentity.arn AS session",
  "sourceipaddress",
  "useragent",
  "errorcode",
  "requestparameters",
  "eventid",
];

/**
 * A query for each rule and each hunt. What a rule finds is what its filter, its event rule and the
 * pipeline find, over years and all accounts of the table.
 *
 * Each begins with the time it looks at, and the days are what Athena reads and charges for.
 */
export function athenaQueries(options: AthenaQueriesOptions): SavedQuerySet {
  const { table, rules, hunts, days = 7 } = options;
  const within = logs(table, days);
  const hunting = hunts.map(({ id, title, question, sql }) => ({
    id,
    kind: "hunt" as const,
    description: `${title}. ${question}`,
    text: `${within}${sql.trim()}\n`,
  }));
  return collectQueries(rules, (rule) => within + ofRule(rule), hunting);
}

/** The records of the last days, and who is behind them. */
function logs(table: string, days: number): string {
  return [
    "WITH logs AS (",
    `  SELECT *, ${PRINCIPAL} AS principal`,
    `  FROM ${table}`,
    "  -- How far to look back. Narrow account and region as well, if you can: less is read.",
    `  WHERE day >= date_format(current_date - interval '${days}' day, '%Y/%m/%d')`,
    ")",
    "",
  ].join("\n");
}

function ofRule(rule: Rule): string {
  return [
    `SELECT ${COLUMNS.join(", ")}`,
    "FROM logs",
    `WHERE ${toSql(rule.pattern, { freeForm: "as-written" })}`,
    "ORDER BY eventtime DESC",
    "",
  ].join("\n");
}
