import type { AttributeValue } from "@aws-sdk/client-dynamodb";

/** An item as DynamoDB's API writes it. */
export type Item = Readonly<Record<string, AttributeValue>>;

/** Texts and numbers as DynamoDB's API writes them. */
export function toItem(
  values: Readonly<Record<string, string | number>>,
): Record<string, AttributeValue> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "number" ? { N: String(value) } : { S: value },
    ]),
  );
}

/** The texts and numbers of an item. */
export function fromItem(item: Item): Record<string, string | number> {
  const values: Record<string, string | number> = {};
  for (const [name, { S, N }] of Object.entries(item)) {
    if (S !== undefined) values[name] = S;
    if (N !== undefined) values[name] = Number(N);
  }
  return values;
}
