/** An object of a bucket, as a listing tells of it. */
export interface StoredObject {
  readonly key: string;
  readonly bytes: number;
}

/** Up to a thousand entries of a listing. */
export interface ObjectPage {
  readonly objects: readonly StoredObject[];
  /** Prefixes up to the next `/`, where they were asked for. */
  readonly folders: readonly string[];
}

export interface ObjectListing {
  readonly bucket: string;
  readonly prefix: string;
  /** Only the keys that come after this one. */
  readonly after?: string;
  /** What lies below a further `/` is told as folders. */
  readonly folders?: true;
}

/** Lists a bucket's objects, in the order of their keys. */
export interface ObjectLister {
  /** @throws {InputError} for what the user can mend */
  list(listing: ObjectListing): AsyncGenerator<ObjectPage, void, undefined>;
}

/** A bucket's objects. */
export interface ObjectStore extends ObjectLister {
  /**
   * The bytes of an object. When the connection breaks, it goes on where it was.
   *
   * @param signal ends it at once
   * @throws {UnreadableError} for an object that cannot be read
   * @throws {StoreError} where no object can be read now
   * @throws whatever the signal makes of it
   */
  read(
    bucket: string,
    key: string,
    signal: AbortSignal,
  ): AsyncGenerator<Uint8Array, void, undefined>;
}
