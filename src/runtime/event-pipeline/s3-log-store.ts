import {
  GetObjectCommand,
  S3ServiceException,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { LogStore } from "./log-store";

const gone = new Set(["NoSuchKey", "NoSuchBucket"]);

/**
 * Log files in S3.
 *
 * To a role that may not list the bucket, S3 says of a missing object that access is denied. That
 * may be mended, so the message comes again until it has been received too often.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export function s3LogStore(client: S3Client): LogStore {
  return {
    open: async ({ bucket, key }) => {
      try {
        const { Body, ETag = "" } = await client.send(
          new GetObjectCommand({ Bucket: bucket, Key: key }),
        );
        if (Body === undefined) throw new Error("S3 answered without a body");
        return { version: ETag, content: bytes(Body) };
      } catch (error) {
        if (!(error instanceof S3ServiceException)) throw error;
        if (gone.has(error.name)) return undefined;
        if (error.name !== "AccessDenied") throw error;
        throw new Error(
          "S3 denies access: the object is gone, or the role may not read it",
          { cause: error },
        );
      }
    },
  };
}

/** The SDK's type covers browsers as well; in Node it is a stream of bytes. */
function bytes(body: object): AsyncIterable<Uint8Array> {
  if (Symbol.asyncIterator in body) return body as AsyncIterable<Uint8Array>; // what Node's streams yield
  throw new Error("S3 answered without a stream");
}
