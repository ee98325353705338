import type { LogRange } from "../log-range";
import { isLogName, isOutside, pathTold } from "./log-path";
import type { Listed } from "./log-source";
import type { ObjectLister, ObjectListing, StoredObject } from "./object-store";

/** Folders that are looked into for `AWSLogs/` below what was named. */
const DEPTH = 2;

/** Regions that are listed at once to count what there is. */
const AT_ONCE = 8;

const DAY = 86_400_000;

/** Keys that are listed in one go: those of a region, of a folder, or whatever begins with the prefix. */
export interface KeyRange extends ObjectListing {
  /** No key from here on is listed. */
  readonly before?: string;
}

/** What there is in a bucket, before it is read. */
export interface BucketCount {
  readonly files: number;
  readonly bytes: number;
  /** Requests that the listing took, to be made once more to read. */
  readonly requests: number;
}

/**
 * The parts of a bucket in which wanted logs can be. CloudTrail's layout is followed down to the
 * regions, so that neither other accounts nor digests nor days out of range are listed.
 */
export async function keyRanges(
  store: ObjectLister,
  { bucket, prefix }: { readonly bucket: string; readonly prefix: string },
  range: LogRange,
  depth = DEPTH,
): Promise<readonly KeyRange[]> {
  const told = pathTold(prefix);
  if (told.region !== undefined && prefix.endsWith("/")) {
    return [daysOf({ bucket, prefix }, range)];
  }
  const inLayout = /(^|\/)AWSLogs\//.test(prefix);
  if (depth === 0 && !inLayout) return [{ bucket, prefix }];
  const folders: string[] = [];
  let objects = 0;
  for await (const page of store.list({ bucket, prefix, folders: true })) {
    folders.push(...page.folders);
    objects += page.objects.length;
  }
  const here: KeyRange = { bucket, prefix, folders: true };
  const ranges: KeyRange[] = objects > 0 ? [here] : [];
  for (const folder of folders) {
    const told = pathTold(folder);
    if (told.skip !== undefined || isOutside(told, range)) continue;
    const below = { bucket, prefix: folder };
    ranges.push(...(await keyRanges(store, below, range, depth - 1)));
  }
  return ranges;
}

/** The folder of a region, and what there is before it. */
const REGION = /^(?:.*\/)?AWSLogs\/(?:o-[a-z0-9]+\/)?\d{12}\/[^/]+\/[^/]+\//;

/** The days of a region's folder that are wanted: keys sort by date. */
function daysOf(
  { bucket, prefix }: ObjectListing,
  { since, until }: LogRange,
): KeyRange {
  const [region] = REGION.exec(prefix) ?? [];
  if (region === undefined) return { bucket, prefix };
  const day = (time: number) =>
    `${region}${new Date(time).toISOString().slice(0, 10).replaceAll("-", "/")}`;
  return {
    bucket,
    prefix,
    ...(since && { after: day(since.getTime()) }),
    // A day more for late files, and that day whole.
    ...(until && { before: day(until.getTime() + 2 * DAY) }),
  };
}

/** The files in parts of a bucket, in the order of their keys. */
export async function* listKeys(
  store: ObjectLister,
  ranges: readonly KeyRange[],
  range: LogRange,
): AsyncGenerator<Listed, void, undefined> {
  for (const part of ranges) {
    for await (const objects of pages(store, part)) {
      for (const object of objects) yield listed(part.bucket, object, range);
    }
  }
}

/** How much is in parts of a bucket. Those without a file to read are left out of the ranges. */
export async function countKeys(
  store: ObjectLister,
  ranges: readonly KeyRange[],
  range: LogRange,
): Promise<BucketCount & { readonly ranges: readonly KeyRange[] }> {
  let [files, bytes, requests] = [0, 0, 0];
  const counts = new Map<KeyRange, number>();
  const waiting = [...ranges];
  const worker = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      let found = 0;
      for await (const objects of pages(store, part)) {
        requests += 1;
        for (const object of objects) {
          const { kind } = listed(part.bucket, object, range);
          found += 1;
          if (kind !== "log") continue;
          files += 1;
          bytes += object.bytes;
        }
      }
      counts.set(part, found);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const filled = ranges.filter((part) => (counts.get(part) ?? 0) > 0);
  return { files, bytes, requests, ranges: filled };
}

/** The objects of a part, page by page. */
async function* pages(
  store: ObjectLister,
  { before, ...listing }: KeyRange,
): AsyncGenerator<readonly StoredObject[], void, undefined> {
  for await (const { objects } of store.list(listing)) {
    const wanted = objects.filter(
      ({ key }) => before === undefined || key < before,
    );
    yield wanted;
    if (wanted.length < objects.length) return;
  }
}

function listed(
  bucket: string,
  { key, bytes }: StoredObject,
  range: LogRange,
): Listed {
  const told = pathTold(key);
  if (told.skip !== undefined) return { kind: "skipped", reason: told.skip };
  if (!isLogName(key)) return { kind: "skipped", reason: "otherFiles" };
  if (isOutside(told, range)) return { kind: "skipped", reason: "outside" };
  const name = `s3://${bucket}/${key}`;
  const location = { kind: "object", bucket, key } as const;
  return { kind: "log", source: { name, location, bytes, told } };
}
