import {
  ConditionalCheckFailedException,
  UpdateItemCommand,
  type DynamoDBClient,
  type UpdateItemCommandInput,
} from "@aws-sdk/client-dynamodb";
import { table } from "./contract";
import { fromItem, toItem, type Item } from "./dynamo-item";
import type { FindingKey } from "./finding-store";
import type { AlertWindow, WindowState, WindowStore } from "./window-store";

/** Before the id of each file that was added, in an attribute's name; its value is the number of findings. */
const FILE = "File#";

/**
 * Alert windows as items of the table of findings. The number of findings is the sum of what each
 * file brought, so that a file cannot be added twice.
 */
export function dynamoWindowStore(
  client: DynamoDBClient,
  tableName: string,
): WindowStore {
  /** The item after the update; `met` tells whether its condition was met and it was made. */
  async function update(
    window: AlertWindow,
    input: Pick<
      UpdateItemCommandInput,
      "UpdateExpression" | "ConditionExpression"
    > & {
      readonly names: Readonly<Record<string, string>>;
      readonly values: Readonly<Record<string, string | number>>;
    },
  ): Promise<{ readonly met: boolean; readonly item: Item | undefined }> {
    const { names, values, ...expressions } = input;
    try {
      const { Attributes } = await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: keyOf(window),
          ...expressions,
          ExpressionAttributeNames: names,
          ExpressionAttributeValues: toItem(values),
          ReturnValues: "ALL_NEW",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        }),
      );
      return { met: true, item: Attributes };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return { met: false, item: error.Item };
    }
  }

  return {
    add: async (window, { fileId, count, findings }, expiresAt) => {
      const { item = {} } = await update(window, {
        UpdateExpression:
          "SET #file = :count, #first = if_not_exists(#first, :findings), #latest = :findings, #expires = :expires",
        ConditionExpression: "attribute_not_exists(#file) OR #file < :count",
        names: {
          "#file": `${FILE}${fileId}`,
          "#first": "First",
          "#latest": "Latest",
          "#expires": table.expires,
        },
        values: {
          ":count": count,
          ":findings": JSON.stringify(findings),
          ":expires": expiresAt,
        },
      });
      return stateOf(item);
    },
    take: async (window, { owner, from, until }) => {
      const { met, item } = await update(window, {
        UpdateExpression: "SET #owner = :owner, #until = :until",
        ConditionExpression:
          "attribute_exists(#id) AND (attribute_not_exists(#until) OR #until <= :now)",
        names: {
          "#id": table.eventId,
          "#owner": "LeaseOwner",
          "#until": "LeasedUntil",
        },
        values: { ":owner": owner, ":until": until, ":now": from },
      });
      if (item === undefined) return undefined;
      // A retry whose first try was made but not heard of meets its own lease.
      const taken = met || fromItem(item)["LeaseOwner"] === owner;
      return { ...stateOf(item), taken };
    },
    giveBack: async (window, { owner }, told) => {
      await update(window, {
        UpdateExpression: "SET #told = :told REMOVE #owner, #until",
        ConditionExpression: "#owner = :owner",
        names: {
          "#told": "Told",
          "#owner": "LeaseOwner",
          "#until": "LeasedUntil",
        },
        values: { ":told": told, ":owner": owner },
      });
    },
    closing: async (window, at) => {
      await update(window, {
        UpdateExpression: "SET #closes = :at",
        ConditionExpression: "attribute_exists(#id)",
        names: { "#id": table.eventId, "#closes": "ClosesAt" },
        values: { ":at": at },
      });
    },
  };
}

function keyOf({ rule, principal, start }: AlertWindow) {
  return toItem({
    [table.eventId]: `window#${rule}#${principal}`,
    [table.timestamp]: start,
  });
}

function stateOf(item: Item): WindowState {
  const values = fromItem(item);
  const number = (name: string) => Number(values[name] ?? 0);
  const keys = (name: string) =>
    JSON.parse(String(values[name] ?? "[]")) as readonly FindingKey[]; // what add() wrote
  return {
    count: Object.keys(values)
      .filter((name) => name.startsWith(FILE))
      .reduce((sum, name) => sum + number(name), 0),
    told: number("Told"),
    first: keys("First"),
    latest: keys("Latest"),
    leasedUntil: number("LeasedUntil"),
    closesAt: number("ClosesAt"),
  };
}
