import { prices } from "../../cost/prices";
import {
  type BucketCount,
  countKeys,
  type KeyRange,
} from "../inputs/list-bucket";
import type { ObjectLister } from "../inputs/object-store";
import type { LogRange } from "../log-range";
import { AthenaError } from "./athena-error";
import type { TableParameters } from "./athena-port";
import { foldersOf } from "./folders";

/**
 * What a query over the range will read, by listing the files in S3 that the table's partitions lead
 * to: one request for a thousand files, of which a thousand requests cost half a cent. Athena's
 * EXPLAIN knows no sizes for such a table.
 *
 * @returns how many files, and their bytes as they are in S3: compressed, as Athena charges them
 * @param table as `CloudTrailTable` has made it: its location has `${account}`, `${region}`, `${day}`
 * @throws {AthenaError} when the table is another
 * @throws {InputError} when the bucket cannot be listed
 */
export async function estimate(
  table: TableParameters,
  range: LogRange,
  store: ObjectLister,
): Promise<BucketCount> {
  return countKeys(store, keysOf(table, range), range);
}

/** US dollars for one query that reads so much. @see https://aws.amazon.com/athena/pricing/ */
export function scanPrice(bytes: number): number {
  const { usd, per } = prices.athenaScan;
  return (Math.max(bytes, LEAST) / 2 ** 30 / per) * usd;
}

/** What is charged of every query at least. */
const LEAST = 10 * 2 ** 20;

/** The keys of each account and region, from the first day to the last. */
function keysOf(table: TableParameters, range: LogRange): readonly KeyRange[] {
  const { bucket, before, between, after } = locationOf(table);
  const accounts = chosen(table, "account", range.accounts);
  const regions = chosen(table, "region", range.regions);
  const { first, last } = foldersOf(range);
  return accounts.flatMap((account) =>
    regions.map((region): KeyRange => {
      const prefix = `${before}${account}${between}${region}${after}`;
      return {
        bucket,
        prefix,
        ...(first !== undefined && { after: prefix + first }),
        // Behind all files of the last day: "0" follows upon "/".
        ...(last !== undefined && { before: `${prefix}${last}0` }),
      };
    }),
  );
}

function locationOf(table: TableParameters) {
  const template = table["storage.location.template"] ?? "";
  const parts =
    /^s3:\/\/([^/]+)\/(.*)\$\{account\}(.*)\$\{region\}(.*)\$\{day\}\/?$/.exec(
      template,
    );
  if (parts === null) {
    throw new AthenaError(
      `the table has the location "${template}": expected one with \${account}, \${region} and \${day} in it, as the investigation of a stack makes it`,
    );
  }
  const [, bucket = "", before = "", between = "", after = ""] = parts;
  return { bucket, before, between, after };
}

/** Those asked for; all of the table where nothing is asked for. */
function chosen(
  table: TableParameters,
  column: "account" | "region",
  asked: readonly string[] = [],
): readonly string[] {
  if (asked.length > 0) return asked;
  const values = table[`projection.${column}.values`] ?? "";
  return values.split(",").filter((value) => value !== "");
}
