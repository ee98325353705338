import { stat } from "node:fs/promises";
import { resolve, sep } from "node:path";
import { printable } from "../../print/printable";
import type { LogRange } from "../log-range";
import { InputError } from "./input-error";
import {
  countKeys,
  keyRanges,
  listKeys,
  type BucketCount,
  type KeyRange,
} from "./list-bucket";
import { listFolder } from "./list-folder";
import { isOutside, pathTold } from "./log-path";
import type { Listed } from "./log-source";
import type { ObjectStore } from "./object-store";
import { pathProblem } from "./path-problem";

/** Logs that are to be read. */
export interface Inputs {
  /** What there is to read, always in the same order. It can be listed again. */
  readonly list: () => AsyncGenerator<Listed, void, undefined>;
  /** Bytes of all of them; undefined where a stream is among them, and when it is called off. */
  readonly size: (isCalledOff: () => boolean) => Promise<number | undefined>;
  /** What there is in S3, by the names that were given. Reading it costs money. */
  readonly buckets: readonly (BucketCount & { readonly name: string })[];
}

interface Bucket {
  readonly name: string;
  readonly ranges: readonly KeyRange[];
  readonly count: BucketCount;
}

/**
 * Finds out what the names stand for: files, folders, `s3://bucket/prefix`, and `-` for standard
 * input. Whatever is in S3 is counted.
 *
 * @param store called for names in S3 only
 * @throws {InputError} for a name that stands for nothing
 */
export async function openInputs(
  names: readonly string[],
  range: LogRange,
  store: () => ObjectStore,
): Promise<Inputs> {
  if (names.indexOf("-") !== names.lastIndexOf("-")) {
    throw new InputError(
      "standard input can be read once: expected one -, got more",
    );
  }
  const kinds = await Promise.all(names.map(kindOf));
  const buckets = new Map<string, Bucket>();
  for (const name of names.filter((_, n) => kinds[n] === "bucket")) {
    buckets.set(name, await counted(name, range, store));
  }
  async function* listOne(name: string, kind: Kind | undefined) {
    const bucket = buckets.get(name);
    if (bucket !== undefined) {
      yield* listKeys(store(), bucket.ranges, range);
    } else if (kind === "folder") {
      yield* listFolder(name, name, range);
    } else {
      yield await named(name, range);
    }
  }
  return {
    list: async function* () {
      for (const [n, name] of names.entries()) yield* listOne(name, kinds[n]);
    },
    size: async (isCalledOff) => {
      let size = 0;
      for (const [n, name] of names.entries()) {
        const bucket = buckets.get(name);
        if (bucket !== undefined) {
          size += bucket.count.bytes;
          continue;
        }
        for await (const entry of listOne(name, kinds[n])) {
          if (isCalledOff()) return undefined;
          if (entry.kind === "skipped") continue;
          if (entry.source.bytes === undefined) return undefined;
          size += entry.source.bytes;
        }
      }
      return size;
    },
    buckets: [...buckets.values()].map(({ name, count }) => ({
      ...count,
      name,
    })),
  };
}

type Kind = "bucket" | "folder" | "file";

async function kindOf(name: string): Promise<Kind> {
  if (name.startsWith("s3://")) return "bucket";
  if (name === "-") return "file";
  try {
    return (await stat(name)).isDirectory() ? "folder" : "file";
  } catch (error) {
    const problem = pathProblem(name, error);
    if (problem === undefined) throw error;
    throw new InputError(`${printable(name)}: ${problem}`);
  }
}

/** A file that was named by itself, whatever its name is. */
async function named(name: string, range: LogRange): Promise<Listed> {
  if (name === "-") {
    const location = { kind: "stdin" } as const;
    const source = { name, location, bytes: undefined, told: {} };
    return { kind: "log", source };
  }
  const told = pathTold(resolve(name).replaceAll(sep, "/"));
  const reason = told.skip ?? (isOutside(told, range) ? "outside" : undefined);
  if (reason !== undefined) return { kind: "skipped", reason };
  const entry = await stat(name);
  // A pipe, as `<(zcat …)` makes one, has no size that means anything.
  const bytes = entry.isFile() ? entry.size : undefined;
  const location = { kind: "file", path: name } as const;
  return { kind: "log", source: { name, location, bytes, told } };
}

async function counted(
  name: string,
  range: LogRange,
  openStore: () => ObjectStore,
): Promise<Bucket> {
  const [, bucket, prefix = ""] =
    /^s3:\/\/([a-z0-9][a-z0-9.-]+)(?:\/(.*))?$/.exec(name) ?? [];
  if (bucket === undefined) {
    throw new InputError(
      `${printable(name)}: expected s3://bucket or s3://bucket/prefix, in small letters`,
    );
  }
  const store = openStore();
  const all = await keyRanges(store, { bucket, prefix }, range);
  const { ranges, ...count } = await countKeys(store, all, range);
  return { name, ranges, count };
}
