/**
 * Where the logs come from cannot be read any more, whichever object is asked for: the credentials
 * have expired, the network is gone. It says nothing about the object at hand, which is to be read
 * another time. The message says what to do.
 */
export class StoreError extends Error {
  override readonly name = "StoreError";
}
