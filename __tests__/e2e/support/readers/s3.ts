import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
} from "@aws-sdk/client-s3";
import { type Readers, snakeCase } from "./reader";

/** What belongs to a bucket has the bucket's name as its id. */
export const s3Readers: Readers = {
  aws_s3_bucket: async ({ s3 }, { id: Bucket }) => {
    await s3.send(new HeadBucketCommand({ Bucket }));
    return { bucket: Bucket };
  },
  aws_s3_bucket_policy: async ({ s3 }, { id: Bucket }) => {
    const { Policy } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
    return { bucket: Bucket, policy: Policy };
  },
  aws_s3_bucket_ownership_controls: async ({ s3 }, { id: Bucket }) => {
    const { OwnershipControls } = await s3.send(
      new GetBucketOwnershipControlsCommand({ Bucket }),
    );
    return {
      bucket: Bucket,
      rule: OwnershipControls?.Rules?.map((rule) => snakeCase(rule)),
    };
  },
  aws_s3_bucket_server_side_encryption_configuration: async (
    { s3 },
    { id: Bucket },
  ) => {
    const { ServerSideEncryptionConfiguration } = await s3.send(
      new GetBucketEncryptionCommand({ Bucket }),
    );
    return {
      bucket: Bucket,
      rule: ServerSideEncryptionConfiguration?.Rules?.map(
        ({ BucketKeyEnabled, ...rule }) =>
          snakeCase({
            ...rule,
            ...(BucketKeyEnabled && { BucketKeyEnabled }),
          }),
      ),
    };
  },
  aws_s3_bucket_versioning: async ({ s3 }, { id: Bucket }) => {
    const { Status } = await s3.send(
      new GetBucketVersioningCommand({ Bucket }),
    );
    return { bucket: Bucket, versioning_configuration: { status: Status } };
  },
  aws_s3_bucket_lifecycle_configuration: async ({ s3 }, { id: Bucket }) => {
    const { Rules = [] } = await s3.send(
      new GetBucketLifecycleConfigurationCommand({ Bucket }),
    );
    return {
      bucket: Bucket,
      rule: Rules.map(({ Transitions, Filter, ...rule }) =>
        snakeCase({
          ...rule,
          // The provider sends an empty prefix for a filter that matches every object.
          Filter: Filter?.Prefix === "" ? {} : Filter,
          ...(Transitions && { Transition: Transitions }),
        }),
      ),
    };
  },
  aws_s3_bucket_public_access_block: async ({ s3 }, { id: Bucket }) => {
    const { PublicAccessBlockConfiguration } = await s3.send(
      new GetPublicAccessBlockCommand({ Bucket }),
    );
    return { bucket: Bucket, ...snakeCase(PublicAccessBlockConfiguration) };
  },
  aws_s3_bucket_notification: async ({ s3 }, { id: Bucket }) => {
    const { QueueConfigurations = [] } = await s3.send(
      new GetBucketNotificationConfigurationCommand({ Bucket }),
    );
    return {
      bucket: Bucket,
      queue: QueueConfigurations.map(({ QueueArn, Events, Filter }) => ({
        queue_arn: QueueArn,
        events: Events,
        ...Object.fromEntries(
          (Filter?.Key?.FilterRules ?? []).map(({ Name, Value }) => [
            `filter_${Name?.toLowerCase()}`,
            Value,
          ]),
        ),
      })),
    };
  },
  aws_s3_bucket_logging: async ({ s3 }, { id: Bucket }) => {
    const { LoggingEnabled } = await s3.send(
      new GetBucketLoggingCommand({ Bucket }),
    );
    return { bucket: Bucket, ...snakeCase(LoggingEnabled) };
  },
};
