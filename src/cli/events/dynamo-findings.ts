import {
  DynamoDBClient,
  paginateQuery,
  type AttributeValue,
  type QueryCommandInput,
} from "@aws-sdk/client-dynamodb";
import { table } from "../../runtime/event-pipeline/contract";
import { dynamoProblem } from "./dynamo-problem";
import type { Finding, FindingQuery, FindingSource } from "./finding-search";

/** The attributes of a finding that are asked for where its record is not. */
const SHORT: readonly (keyof Finding)[] = [
  "EventId",
  "EventTime",
  "Rule",
  "Severity",
  "Principal",
  "EventName",
  "SourceIPAddress",
  "ErrorCode",
];

/** Findings that DynamoDB looks at for one answer. */
const PAGE = 500;

/**
 * The findings in a table of DynamoDB, read as the caller.
 *
 * @param region of the table; undefined: as the AWS configuration says
 * @throws {UsageError} while reading, for what the caller can mend
 */
export function dynamoFindings(
  tableName: string,
  region: string | undefined,
): FindingSource {
  // That later versions of the client want a later Node is no concern of who reads a table.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  const client = new DynamoDBClient(region === undefined ? {} : { region });
  const { byRule, eventId } = table;
  const pages = async function* (
    pageSize: number,
    query: Omit<QueryCommandInput, "TableName">,
  ) {
    try {
      for await (const { Items = [] } of paginateQuery(
        { client, pageSize },
        { TableName: tableName, ...query },
      )) {
        yield Items.map(toFinding);
      }
    } catch (error) {
      throw await dynamoProblem(error, tableName, client.config.region);
    }
  };
  return {
    byRule: (rule, query, most) =>
      pages(Math.min(most, PAGE), {
        IndexName: byRule.name,
        ScanIndexForward: false,
        ...expressions(
          `#${byRule.rule} = :rule AND #${byRule.eventTime} BETWEEN :since AND :until`,
          { ":rule": rule, ":since": query.since, ":until": query.until },
          query,
        ),
      }),
    byEvent: (id, query) =>
      pages(PAGE, expressions(`#${eventId} = :id`, { ":id": id }, query)),
  };
}

/** What a query asks for. In expressions, `#Rule` stands for an attribute and `:rule` for a value. */
function expressions(
  key: string,
  keyValues: Readonly<Record<string, string>>,
  { severities, records }: FindingQuery,
) {
  const levels = severities.map((level) => [`:${level}`, level] as const);
  const filter = `#Severity IN (${levels.map(([name]) => name).join(", ")})`;
  const projection = SHORT.map((name) => `#${name}`).join(", ");
  const names = [key, filter, records ? "" : projection]
    .join(" ")
    .matchAll(/#(\w+)/g);
  const values = [...Object.entries(keyValues), ...levels];
  return {
    KeyConditionExpression: key,
    FilterExpression: filter,
    ...(!records && { ProjectionExpression: projection }),
    ExpressionAttributeNames: Object.fromEntries(names),
    ExpressionAttributeValues: Object.fromEntries(
      values.map(([name, S]) => [name, { S }]),
    ),
  };
}

/** An item that the function wrote: of texts and numbers (contract.ts). */
function toFinding(item: Readonly<Record<string, AttributeValue>>): Finding {
  return Object.fromEntries(
    Object.entries(item).map(([name, { S, N }]) => [name, S ?? Number(N)]),
  );
}
