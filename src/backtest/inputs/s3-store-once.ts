import type { ObjectStore } from "./object-store";

let store: ObjectStore | undefined;

/** S3, the same for the whole thread. The AWS SDK takes a while to load, and most runs need none of it. */
export function s3StoreOnce(): ObjectStore {
  // What the module exports.
  const { s3Store } = require("./s3-store") as typeof import("./s3-store");
  return (store ??= s3Store());
}
