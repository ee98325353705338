import type { Price } from "../../cost/prices";
import type { BucketCount } from "./list-bucket";

const page = "https://aws.amazon.com/s3/pricing/";

/** What reading from S3 costs in us-east-1, from the same guides as `cost/prices.ts`. */
const prices = {
  get: { usd: 0.0004, per: 1000, unit: "GET request", page },
  list: { usd: 0.005, per: 1000, unit: "LIST request", page },
  transfer: { usd: 0.09, per: 2 ** 30, unit: "byte to the internet", page },
} as const satisfies Readonly<Record<string, Price>>;

/** US dollars for reading what was counted. */
export interface ReadCost {
  readonly requests: number;
  /** Out of AWS; within the bucket's region it costs nothing. */
  readonly transfer: number;
}

/** What it costs to list once more and to read what was counted in a bucket. */
export function readCost({ files, bytes, requests }: BucketCount): ReadCost {
  const cost = (
    { usd, per }: (typeof prices)[keyof typeof prices],
    n: number,
  ) => (n / per) * usd;
  return {
    requests: cost(prices.get, files) + cost(prices.list, 2 * requests),
    transfer: cost(prices.transfer, bytes),
  };
}
