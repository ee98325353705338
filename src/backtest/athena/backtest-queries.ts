import { toSql, UnsupportedPatternError } from "../../pattern/forms";
import type { LogRange } from "../log-range";
import type { BacktestRule } from "../result";
import { foldersOf } from "./folders";

/** A query that reads the logs once and asks many rules of each record. */
export interface BacktestQuery {
  readonly sql: string;
  /** The rules, by the numbers that the answer has for them. */
  readonly rules: readonly BacktestRule[];
}

/** A rule that cannot be asked. */
export interface RefusedRule {
  readonly rule: BacktestRule;
  /** Why, and what to do instead. */
  readonly reason: UnsupportedPatternError;
}

/** What the rules are asked with. */
export interface BacktestQueries {
  /** Each reads, and costs, the whole range; one is enough for some eight hundred rules. */
  readonly queries: readonly BacktestQuery[];
  /** The rules that Athena cannot express, and why. */
  readonly refused: readonly RefusedRule[];
}

/**
 * The columns of the answer, in order. After them comes a column for each part of the rules, with the
 * numbers of those that match, between commas.
 *
 * `principal` is `principalOf` (cloudtrail/caller.ts), whom alerts are grouped by.
 */
export const columns = {
  file: "file",
  eventID: "eventid",
  eventTime: "eventtime",
  eventName: "eventname",
  account: "coalesce(nullif(recipientaccountid, ''), useridentity.accountid)",
  region: "awsregion",
  address: "sourceipaddress",
  principal: `substr(coalesce(${[
    "nullif(useridentity.sessioncontext.sessionissuer.arn, '')",
    "nullif(useridentity.arn, '')",
    "coalesce(nullif(useridentity.invokedby, ''), nullif(useridentity.type, ''), 'unknown') || ' in ' || coalesce(nullif(recipientaccountid, ''), 'unknown account')",
  ].join(", ")}), 1, 400)`,
} as const;

/** The longest query that Athena takes has 262,144 bytes; the rest is for what stands around the rules. */
const LONGEST = 240_000;

/**
 * Trino compiles each expression to one method, and the JVM takes none beyond 64 KB. So many bytes of
 * conditions are far below that.
 */
const LONGEST_PART = 8_000;

/**
 * The rules as queries over a table of CloudTrail's logs (`cloudTrailTable` in folders by account,
 * region and day), in as few as Athena's limits allow.
 *
 * @param table as a query names it, with its database and quotes
 */
export function backtestQueries(
  rules: readonly BacktestRule[],
  table: string,
  range: LogRange,
): BacktestQueries {
  const predicates: Predicate[] = [];
  const refused: RefusedRule[] = [];
  for (const rule of rules) {
    try {
      const sql = toSql(rule.pattern, { freeForm: "as-written" });
      predicates.push({ rule, sql });
    } catch (reason) {
      if (!(reason instanceof UnsupportedPatternError)) throw reason;
      refused.push({ rule, reason });
    }
  }
  return {
    queries: inPortions(predicates, LONGEST).map((portion) => ({
      sql: queryOf(portion, table, range),
      rules: portion.map(({ rule }) => rule),
    })),
    refused,
  };
}

interface Predicate {
  readonly rule: BacktestRule;
  readonly sql: string;
}

/**
 * What is read is decided right at the table, so that only the folders asked for are. Each part is an
 * array of one text, unnested: the optimizer does not copy its conditions into the filter behind it.
 */
function queryOf(
  predicates: readonly Predicate[],
  table: string,
  range: LogRange,
): string {
  const numbers = new Map(predicates.map((one, number) => [one, number]));
  const parts = inPortions(predicates, LONGEST_PART).map((part) =>
    part.map((one) => `CASE WHEN ${one.sql} THEN '${numbers.get(one)}' END`),
  );
  const names = parts.map((_, part) => `rules_${part}`);
  const conditions = within(range);
  return [
    "WITH logs AS (",
    `  SELECT *, "$path" AS file FROM ${table}`,
    ...(conditions.length > 0
      ? [`  WHERE ${conditions.join("\n    AND ")}`]
      : []),
    ")",
    `SELECT ${[...Object.values(columns), ...names].join(", ")}`,
    "FROM logs",
    ...parts.map((cases, part) =>
      [
        "CROSS JOIN UNNEST(ARRAY[array_join(ARRAY[",
        `  ${cases.join(",\n  ")}`,
        `], ',')]) AS part_${part} (rules_${part})`,
      ].join("\n"),
    ),
    `WHERE ${names.map((name) => `${name} <> ''`).join(" OR ")}`,
    "ORDER BY 1, 3, 2",
    "",
  ].join("\n");
}

/** Folders first, which decide what is read, then the moments. */
function within(range: LogRange): readonly string[] {
  const { since, until, accounts, regions } = range;
  const { first, last } = foldersOf(range);
  return [
    first && `day >= '${first}'`,
    last && `day <= '${last}'`,
    among("account", accounts, /^\d{12}$/),
    among("region", regions, /^[a-z0-9-]+$/),
    since && `eventtime >= '${moment(since)}'`,
    until && `eventtime < '${moment(until)}'`,
  ].flatMap((condition) => condition ?? []);
}

/** The values go into the text of a query: what has not their form is refused, never quoted. */
function among(
  column: string,
  values: readonly string[] | undefined,
  form: RegExp,
): string | undefined {
  if (values === undefined || values.length === 0) return undefined;
  const odd = values.find((value) => !form.test(value));
  if (odd === undefined) {
    return `${column} IN (${values.map((value) => `'${value}'`).join(", ")})`;
  }
  throw new Error(
    `the ${column} "${odd}" is none: expected one such as ${column === "account" ? "123456789012" : "eu-central-1"}`,
  );
}

/** As CloudTrail writes it: to the second. */
function moment(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}

/** The list cut into portions of at most so many bytes; a longer element is a portion of its own. */
function inPortions(
  predicates: readonly Predicate[],
  most: number,
): readonly (readonly Predicate[])[] {
  const portions: Predicate[][] = [];
  let room = 0;
  for (const predicate of predicates) {
    const bytes = Buffer.byteLength(predicate.sql) + AROUND;
    if (bytes > room) {
      portions.push([]);
      room = most;
    }
    portions.at(-1)?.push(predicate);
    room -= bytes;
  }
  return portions;
}

/** Bytes that a CASE puts around a condition. */
const AROUND = 40;
