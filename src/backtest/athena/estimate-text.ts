import { dollars } from "../../print/dollars";
import { counted, numeral } from "../../print/numeral";
import { byteText } from "../../print/quantity";
import type { BucketCount } from "../inputs/list-bucket";
import { readCost } from "../inputs/read-cost";
import { scanPrice } from "./estimate";

/**
 * What a run will read and cost, for who waits for it.
 *
 * @param size of what each query reads; undefined where nobody may know
 */
export function estimateText(
  size: BucketCount | undefined,
  queries: number,
): string {
  const asked = queries === 1 ? "one query" : `${numeral(queries)} queries`;
  if (size === undefined) {
    return `Athena: ${asked}; how much there is to read is not known.`;
  }
  const { files, bytes } = size;
  const each = queries === 1 ? "" : " each";
  const scan = dollars(queries * scanPrice(bytes));
  const requests = dollars(queries * readCost(size).requests);
  return `Athena: ${asked} over ${counted(files, "file")} (${byteText(bytes)} compressed${each}), about ${scan}, and ${requests} for requests to S3.`;
}
