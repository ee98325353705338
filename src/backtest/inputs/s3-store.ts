import {
  GetObjectCommand,
  paginateListObjectsV2,
  S3Client,
  type S3ClientConfig,
} from "@aws-sdk/client-s3";
import { errorCode } from "../../cloudtrail/read/error-code";
import { UnreadableError } from "../../cloudtrail/read/unreadable-error";
import { InputError } from "./input-error";
import type { ObjectStore } from "./object-store";
import { isOfObject, s3Problem } from "./s3-problem";
import { StoreError } from "./store-error";

/** Times that a broken download is taken up again without a byte having come. */
const MOST_BREAKS = 3;

/** Milliseconds: a connection that nobody takes, or on which nothing comes, is tried anew. */
const timeouts = { connectionTimeout: 10_000, socketTimeout: 60_000 };

/** S3, as the caller, with the region and the credentials of the AWS configuration. */
export function s3Store(): ObjectStore {
  // That later versions of the client want a later Node is no concern of who reads a bucket.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  let client: Promise<S3Client> | undefined;
  return {
    async *list({ bucket, prefix, after, folders }) {
      try {
        const pages = paginateListObjectsV2(
          { client: await (client ??= createClient()) },
          {
            Bucket: bucket,
            Prefix: prefix,
            StartAfter: after,
            Delimiter: folders && "/",
          },
        );
        for await (const { Contents = [], CommonPrefixes = [] } of pages) {
          yield {
            objects: Contents.map(({ Key = "", Size = 0 }) => ({
              key: Key,
              bytes: Size,
            })),
            folders: CommonPrefixes.map(({ Prefix = "" }) => Prefix),
          };
        }
      } catch (error) {
        const problem = s3Problem(error, bucket);
        if (problem === undefined) throw error;
        throw new InputError(`s3://${bucket}/${prefix}: ${problem}`);
      }
    },
    async *read(bucket, key, abortSignal) {
      let at = 0;
      let version: string | undefined;
      let breaks = 0;
      for (;;) {
        try {
          const { Body, ETag } = await (
            await (client ??= createClient())
          ).send(
            new GetObjectCommand({
              Bucket: bucket,
              Key: key,
              ...(at > 0 && { Range: `bytes=${at}-`, IfMatch: version }),
            }),
            { abortSignal },
          );
          version = ETag;
          for await (const chunk of bytes(Body)) {
            at += chunk.length;
            breaks = 0;
            yield chunk;
          }
          return;
        } catch (error) {
          if (abortSignal.aborted) throw error;
          breaks += 1;
          if (at > 0 && isBreak(error) && breaks <= MOST_BREAKS) continue;
          const problem = s3Problem(error, bucket);
          if (problem === undefined) throw error;
          throw isOfObject(error)
            ? new UnreadableError(problem)
            : new StoreError(problem);
        }
      }
    },
  };
}

async function createClient(): Promise<S3Client> {
  const settings: S3ClientConfig = {
    // Buckets elsewhere are asked where they are.
    followRegionRedirects: true,
    maxAttempts: 5,
    requestHandler: timeouts,
    // Custom endpoints, such as emulators, know no buckets as host names.
    forcePathStyle: endpoint() !== undefined,
  };
  const client = new S3Client(settings);
  const region = await client.config.region().catch(() => undefined);
  return region === undefined
    ? new S3Client({ ...settings, region: "us-east-1" })
    : client;
}

function endpoint(): string | undefined {
  return process.env["AWS_ENDPOINT_URL_S3"] ?? process.env["AWS_ENDPOINT_URL"];
}

/** A connection that ended before the object did. The client itself retries what has not begun. */
function isBreak(error: unknown): boolean {
  const code = errorCode(error);
  return code === "ECONNRESET" || code === "ETIMEDOUT" || code === "EPIPE";
}

/** The SDK's type covers browsers as well; in Node it is a stream of bytes. */
function bytes(body: object | undefined): AsyncIterable<Uint8Array> {
  if (body !== undefined && Symbol.asyncIterator in body) {
    return body as AsyncIterable<Uint8Array>; // what Node's streams yield
  }
  throw new Error("S3 answered without a stream");
}
