import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  type DynamoDBClient,
} from "@aws-sdk/client-dynamodb";
import { table, type FindingItem } from "./contract";
import { fromItem, toItem } from "./dynamo-item";
import type { FindingStore } from "./finding-store";

/** Findings in a DynamoDB table. */
export function dynamoFindingStore(
  client: DynamoDBClient,
  tableName: string,
): FindingStore {
  return {
    put: async (item) => {
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: toItem({ ...item }),
            ConditionExpression: "attribute_not_exists(#id)",
            ExpressionAttributeNames: { "#id": table.eventId },
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          }),
        );
        return { isNew: true, fileId: item.FileId };
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        const { FileId = "" } = fromItem(error.Item ?? {});
        return { isNew: false, fileId: String(FileId) };
      }
    },
    get: async ({ EventId, Timestamp }) => {
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: tableName,
          Key: toItem({ EventId, Timestamp }),
          ConsistentRead: true,
        }),
      );
      // The item is one that put() wrote.
      return Item && (fromItem(Item) as unknown as FindingItem);
    },
  };
}
