import {
  GetPublicAccessBlockCommand,
  type PublicAccessBlockConfiguration,
  PutPublicAccessBlockCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import {
  GetPublicAccessBlockCommand as GetAccountBlockCommand,
  PutPublicAccessBlockCommand as PutAccountBlockCommand,
  type S3ControlClient,
} from "@aws-sdk/client-s3-control";
import { textAt, valueAt } from "../../cloudtrail/text-at";
import { type Occasion, partitionOf } from "./occasion";
import {
  ask,
  CannotMendError,
  cannotMend,
  type Concern,
  type Response,
} from "./response";

/** What stands between a bucket and the world. */
const whole = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
} as const satisfies PublicAccessBlockConfiguration;

const settings = Object.keys(whole);

/** The clients for a region. The account's own block is another service's. */
export interface S3Clients {
  readonly s3: (region: string) => S3Client;
  readonly s3Control: (region: string) => S3ControlClient;
}

/**
 * Puts the whole public access block back on a bucket, or on the account, that lost any part of it.
 * The event does not say which parts there were before; a bucket that is to be public belongs on the
 * allow-list.
 */
export function blockPublicAccess(clients: S3Clients): Response {
  return {
    concerns: (occasion) => {
      if (!isWeakened(occasion.detail)) return [];
      return occasion.name.includes("Account")
        ? [ofAccount(clients, occasion)]
        : [ofBucket(clients, occasion)];
    },
  };
}

/** A block is always put as a whole: what is not said is switched off. */
function isWeakened(detail: unknown): boolean {
  const path = "requestParameters.PublicAccessBlockConfiguration";
  return settings.some(
    (setting) => String(valueAt(detail, `${path}.${setting}`)) !== "true",
  );
}

function ofBucket({ s3 }: S3Clients, occasion: Occasion): Concern {
  const bucket = textAt(occasion.detail, "requestParameters.bucketName");
  return {
    about: bucket ?? "a bucket without a name",
    look: async () => {
      if (!bucket) {
        throw new CannotMendError("the event does not name the bucket");
      }
      const Bucket = bucket;
      const client = s3(occasion.region);
      const found = await ask(
        client.send(new GetPublicAccessBlockCommand({ Bucket })),
        {
          NoSuchBucket: cannotMend(`the bucket ${Bucket} is gone`),
          NoSuchPublicAccessBlockConfiguration: none,
        },
      );
      return {
        resource: `arn:${partitionOf(occasion.region)}:s3:::${Bucket}`,
        before: stateOf(found.PublicAccessBlockConfiguration),
        wanted: whole,
        mend: async () => {
          await client.send(
            new PutPublicAccessBlockCommand({
              Bucket,
              PublicAccessBlockConfiguration: whole,
            }),
          );
        },
      };
    },
  };
}

function ofAccount({ s3Control }: S3Clients, occasion: Occasion): Concern {
  const { account: AccountId, region } = occasion;
  const resource = `arn:${partitionOf(region)}:iam::${AccountId}:root`;
  return {
    about: resource,
    look: async () => {
      const client = s3Control(region);
      const found = await ask(
        client.send(new GetAccountBlockCommand({ AccountId })),
        { NoSuchPublicAccessBlockConfiguration: none },
      );
      return {
        resource,
        before: stateOf(found.PublicAccessBlockConfiguration),
        wanted: whole,
        mend: async () => {
          await client.send(
            new PutAccountBlockCommand({
              AccountId,
              PublicAccessBlockConfiguration: whole,
            }),
          );
        },
      };
    },
  };
}

const none = () => ({ PublicAccessBlockConfiguration: {} });

function stateOf(block: PublicAccessBlockConfiguration = {}) {
  const {
    BlockPublicAcls = false,
    IgnorePublicAcls = false,
    BlockPublicPolicy = false,
    RestrictPublicBuckets = false,
  } = block;
  return {
    BlockPublicAcls,
    IgnorePublicAcls,
    BlockPublicPolicy,
    RestrictPublicBuckets,
  };
}
