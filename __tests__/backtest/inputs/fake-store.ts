import type {
  ObjectListing,
  ObjectStore,
} from "../../../src/backtest/inputs/object-store";
import { UnreadableError } from "../../../src/cloudtrail/read/unreadable-error";

/** A bucket in memory that answers as S3 does, in small pages, and remembers what it was asked. */
export class FakeStore implements ObjectStore {
  readonly listings: ObjectListing[] = [];
  readonly #objects: ReadonlyMap<string, Buffer>;
  readonly #page: number;

  constructor(objects: Readonly<Record<string, Buffer>>, page = 2) {
    this.#objects = new Map(Object.entries(objects).sort());
    this.#page = page;
  }

  async *list(listing: ObjectListing) {
    this.listings.push(listing);
    const { prefix, after = "", folders } = listing;
    const keys = [...this.#objects.keys()].filter(
      (key) => key.startsWith(prefix) && key > after,
    );
    const below = (key: string) => key.indexOf("/", prefix.length) + 1;
    const direct = keys.filter((key) => !folders || below(key) === 0);
    const deeper = keys
      .filter((key) => folders && below(key) > 0)
      .map((key) => key.slice(0, below(key)));
    for (let at = 0; at === 0 || at < direct.length; at += this.#page) {
      yield {
        objects: direct.slice(at, at + this.#page).map((key) => ({
          key,
          bytes: this.#objects.get(key)?.length ?? 0,
        })),
        folders: at === 0 ? [...new Set(deeper)] : [],
      };
    }
  }

  async *read(_bucket: string, key: string) {
    const bytes = this.#objects.get(key);
    if (bytes === undefined) throw new UnreadableError("the object is gone");
    yield bytes;
  }
}
