import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { FindingItem } from "../../src/runtime/event-pipeline/contract";

/** A query as the client sends it. */
export interface SentQuery {
  readonly TableName: string;
  readonly IndexName?: string;
  readonly KeyConditionExpression: string;
  readonly FilterExpression: string;
  readonly ProjectionExpression?: string;
  readonly ExpressionAttributeNames: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues: Readonly<Record<string, { S: string }>>;
  readonly ExclusiveStartKey?: { readonly at: { readonly N: string } };
  readonly Limit: number;
  readonly ScanIndexForward?: boolean;
}

/** An error that is answered in place of findings. */
export interface Failure {
  readonly name: string;
  readonly message: string;
}

/**
 * DynamoDB's HTTP interface, as far as `trailwire events` asks: queries by key with a filter, in
 * pages as small as is asked for, over a list of findings.
 */
export class FakeDynamoDb {
  readonly queries: SentQuery[] = [];
  findings: readonly FindingItem[] = [];
  failure: Failure | undefined;
  #server: Server | undefined;

  /** @returns its URL */
  async start(): Promise<string> {
    this.#server = createServer((request, response) => {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer); // a body without encoding
        const answer = this.#answer(
          JSON.parse(String(Buffer.concat(chunks))) as SentQuery, // our own client wrote it
        );
        response.writeHead(this.failure ? 400 : 200, {
          "content-type": "application/x-amz-json-1.0",
        });
        response.end(JSON.stringify(answer));
      })();
    }).listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    const { port } = this.#server.address() as AddressInfo; // of a TCP server
    return `http://127.0.0.1:${port}`;
  }

  stop(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }

  #answer(query: SentQuery): unknown {
    this.queries.push(query);
    if (this.failure) {
      return {
        __type: `x#${this.failure.name}`,
        message: this.failure.message,
      };
    }
    const values = query.ExpressionAttributeValues;
    const of = (name: string) => values[name]?.S ?? "";
    const inKey = this.findings
      .filter((item) =>
        query.IndexName === undefined
          ? item.EventId === of(":id")
          : item.Rule === of(":rule") &&
            item.EventTime >= of(":since") &&
            item.EventTime <= of(":until"),
      )
      .toSorted((a, b) => (a.EventTime < b.EventTime ? -1 : 1));
    const ordered = query.ScanIndexForward === false ? inKey.reverse() : inKey;
    const start = Number(query.ExclusiveStartKey?.at.N ?? 0);
    const end = start + query.Limit;
    const asked = query.ProjectionExpression?.match(/\w+/g);
    return {
      Items: ordered
        .slice(start, end)
        .filter(({ Severity }) => `:${Severity}` in values)
        .map((item) => written(item, asked ?? Object.keys(item))),
      ...(end < ordered.length && {
        LastEvaluatedKey: { at: { N: `${end}` } },
      }),
    };
  }
}

function written(item: FindingItem, names: readonly string[]) {
  return Object.fromEntries(
    Object.entries(item)
      .filter(([name]) => names.includes(name))
      .map(([name, value]) => [
        name,
        typeof value === "number" ? { N: String(value) } : { S: value },
      ]),
  );
}
