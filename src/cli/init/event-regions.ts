import {
  globalEventRegions,
  partitionOf,
  regionsBeside,
} from "../../project/regions";
import { UsageError } from "../usage-error";
import type { Answers } from "./answers";

/**
 * What `features.eventRegions` is to be: the regions in use and those where the events of global
 * services are. Undefined where it may stay as it is.
 *
 * @param before what it is; undefined where cdktf.json does not say
 * @throws {UsageError} for a region that the home region cannot hear
 */
export function eventRegionsFor(
  { region: home, regionsInUse }: Pick<Answers, "region" | "regionsInUse">,
  before: unknown,
): readonly string[] | undefined {
  const partition = partitionOf(home);
  const all = regionsBeside(home);
  if (regionsInUse === undefined) {
    // The default's regions are in the partition of which everybody thinks first.
    return partition === "aws" || before !== undefined ? undefined : all;
  }
  const inUse = regionsInUse === "all" ? all : regionsInUse;
  const foreign = inUse.find((region) => partitionOf(region) !== partition);
  if (foreign !== undefined) {
    throw new UsageError(
      `--event-regions: no event comes from ${foreign} to ${home}, which is in another partition of AWS`,
    );
  }
  return partition === "aws"
    ? [...new Set([...globalEventRegions, ...inUse])]
    : inUse;
}
