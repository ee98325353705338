import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type KeySchemaElement,
  type KeyType,
} from "@aws-sdk/client-dynamodb";
import { type Readers, snakeCase } from "./reader";

export const dynamodbReaders: Readers = {
  aws_dynamodb_table: async ({ dynamodb }, { id: TableName }) => {
    const { Table } = await dynamodb.send(
      new DescribeTableCommand({ TableName }),
    );
    const { TimeToLiveDescription: ttl } = await dynamodb.send(
      new DescribeTimeToLiveCommand({ TableName }),
    );
    const { ContinuousBackupsDescription: backups } = await dynamodb.send(
      new DescribeContinuousBackupsCommand({ TableName }),
    );
    const { PointInTimeRecoveryStatus: recovery } =
      backups?.PointInTimeRecoveryDescription ?? {};
    return {
      name: Table?.TableName,
      billing_mode: Table?.BillingModeSummary?.BillingMode,
      hash_key: key(Table?.KeySchema, "HASH"),
      range_key: key(Table?.KeySchema, "RANGE"),
      // A set: the provider sends it in an order of its own.
      attribute: Table?.AttributeDefinitions?.map(
        ({ AttributeName: name = "", AttributeType: type }) => ({ name, type }),
      ).sort((a, b) => (a.name < b.name ? -1 : 1)),
      global_secondary_index: Table?.GlobalSecondaryIndexes?.map(
        ({ IndexName, KeySchema, Projection }) => ({
          name: IndexName,
          hash_key: key(KeySchema, "HASH"),
          range_key: key(KeySchema, "RANGE"),
          projection_type: Projection?.ProjectionType,
        }),
      ),
      ttl: {
        ...snakeCase({ AttributeName: ttl?.AttributeName }),
        enabled: ttl?.TimeToLiveStatus === "ENABLED",
      },
      point_in_time_recovery: { enabled: recovery === "ENABLED" },
      server_side_encryption: {
        enabled: Table?.SSEDescription?.Status === "ENABLED",
        kms_key_arn: Table?.SSEDescription?.KMSMasterKeyArn,
      },
      deletion_protection_enabled: Table?.DeletionProtectionEnabled,
    };
  },
};

function key(schema: readonly KeySchemaElement[] = [], type: KeyType) {
  return schema.find(({ KeyType }) => KeyType === type)?.AttributeName;
}
