import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ConditionFailed, FakeTable, type Request } from "./fake-dynamodb";

/** A message as SQS got it. */
export interface Sent {
  readonly QueueUrl: string;
  readonly MessageBody: string;
  readonly DelaySeconds: number;
  readonly MessageAttributes: Readonly<
    Record<string, { readonly StringValue: string }>
  >;
}

/** S3, DynamoDB, SNS and SQS behind one local socket, as far as the function calls them. */
export class FakeAws {
  /** By `/bucket/key`, decoded. */
  readonly objects = new Map<string, Uint8Array>();
  readonly table = new FakeTable();
  /** The parameters of each Publish. */
  readonly published: Readonly<Record<string, string>>[] = [];
  readonly sent: Sent[] = [];
  /** Whether DynamoDB does what it is told, but the answer to each first try is lost. */
  losesAnswers = false;
  readonly #tried = new Set<string>();
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<FakeAws> {
    const server = createServer();
    const aws = new FakeAws(server);
    server.on("request", (request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const { status, body } = aws.#answer(
          request.method === "GET" ? (request.url ?? "") : undefined,
          String(request.headers["x-amz-target"] ?? ""),
          Buffer.concat(chunks).toString(),
        );
        response.writeHead(status, { etag: '"etag"' }).end(body);
      });
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return aws;
  }

  get endpoint(): string {
    const { port } = this.#server.address() as AddressInfo; // it listens on a port
    return `http://127.0.0.1:${port}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer(path: string | undefined, target: string, body: string) {
    if (path !== undefined) {
      const [key = ""] = path.split("?");
      const object = this.objects.get(decodeURIComponent(key));
      return object
        ? { status: 200, body: object }
        : { status: 404, body: "<Error><Code>NoSuchKey</Code></Error>" };
    }
    if (target === "") {
      this.published.push(Object.fromEntries(new URLSearchParams(body)));
      const result = "<PublishResult><MessageId>1</MessageId></PublishResult>";
      return {
        status: 200,
        body: `<PublishResponse>${result}</PublishResponse>`,
      };
    }
    try {
      const answer = this.#call(target.split(".")[1] ?? "", JSON.parse(body));
      const isFirst = !this.#tried.has(body);
      this.#tried.add(body);
      const isLost =
        this.losesAnswers && isFirst && target.startsWith("DynamoDB");
      return isLost
        ? { status: 500, body: "{}" }
        : { status: 200, body: JSON.stringify(answer) };
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      const __type =
        "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException";
      return {
        status: 400,
        body: JSON.stringify({ __type, Item: error.item }),
      };
    }
  }

  #call(operation: string, request: Request & Sent): object {
    switch (operation) {
      case "PutItem":
        this.table.put(request);
        return {};
      case "GetItem":
        return { Item: this.table.get(request) };
      case "UpdateItem":
        return { Attributes: this.table.update(request) };
      case "SendMessage":
        this.sent.push(request);
        return { MessageId: "1", MD5OfMessageBody: md5(request) };
      default:
        throw new Error(`the function is not known to call ${operation}`);
    }
  }
}

/** What the SDK compares with what it sent. */
function md5({ MessageBody }: Sent): string {
  return createHash("md5").update(MessageBody).digest("hex");
}
