import {
  CreateBucketCommand,
  DeletePublicAccessBlockCommand,
  GetPublicAccessBlockCommand,
  PutPublicAccessBlockCommand,
} from "@aws-sdk/client-s3";
import {
  DeletePublicAccessBlockCommand as DeleteAccountBlockCommand,
  GetPublicAccessBlockCommand as GetAccountBlockCommand,
} from "@aws-sdk/client-s3-control";
import { call, type ResponseCase } from "./case";
import { account, type ResponseClients } from "./clients";

const whole = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};
const none = {
  BlockPublicAcls: false,
  IgnorePublicAcls: false,
  BlockPublicPolicy: false,
  RestrictPublicBuckets: false,
};

/** Buckets, and an account, that lost their public access block. */
export const publicAccessCases: readonly ResponseCase[] = [
  {
    title: "a bucket whose block was deleted",
    response: "block-public-access",
    bad: "NoSuchPublicAccessBlockConfiguration",
    good: whole,
    make: async (clients, Bucket) => {
      await clients.s3.send(new CreateBucketCommand({ Bucket }));
      await clients.s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
      return {
        ...call("s3", "DeleteBucketPublicAccessBlock", {
          requestParameters: { bucketName: Bucket, publicAccessBlock: "" },
        }),
        resource: `arn:aws:s3:::${Bucket}`,
        look: () => bucketBlock(clients, Bucket),
      };
    },
  },
  {
    title: "a bucket whose block was lifted",
    response: "block-public-access",
    bad: none,
    good: whole,
    make: async (clients, Bucket) => {
      await clients.s3.send(new CreateBucketCommand({ Bucket }));
      await clients.s3.send(
        new PutPublicAccessBlockCommand({
          Bucket,
          PublicAccessBlockConfiguration: none,
        }),
      );
      return {
        ...call("s3", "PutBucketPublicAccessBlock", {
          requestParameters: {
            bucketName: Bucket,
            PublicAccessBlockConfiguration: none,
          },
        }),
        resource: `arn:aws:s3:::${Bucket}`,
        look: () => bucketBlock(clients, Bucket),
      };
    },
  },
  {
    title: "the account's block",
    response: "block-public-access",
    bad: "NoSuchPublicAccessBlockConfiguration",
    good: whole,
    make: async ({ s3Control }) => {
      const AccountId = account;
      await s3Control.send(new DeleteAccountBlockCommand({ AccountId }));
      return {
        ...call("s3", "DeleteAccountPublicAccessBlock", {
          requestParameters: { accountId: account },
        }),
        resource: `arn:aws:iam::${account}:root`,
        look: async () => {
          try {
            const { PublicAccessBlockConfiguration } = await s3Control.send(
              new GetAccountBlockCommand({ AccountId }),
            );
            return PublicAccessBlockConfiguration;
          } catch (error) {
            return Object(error).name;
          }
        },
      };
    },
  },
];

async function bucketBlock({ s3 }: ResponseClients, Bucket: string) {
  try {
    const { PublicAccessBlockConfiguration } = await s3.send(
      new GetPublicAccessBlockCommand({ Bucket }),
    );
    return PublicAccessBlockConfiguration;
  } catch (error) {
    return Object(error).name;
  }
}
