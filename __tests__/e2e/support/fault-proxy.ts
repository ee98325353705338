import {
  createServer,
  request as open,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

/** A call on its way to AWS. */
export interface Call {
  /** As the signature names it: `s3`, `dynamodb`, `sns`, `sqs`. */
  readonly service: string;
  /** As IAM names it, such as `PutItem`. Of S3, only what the function does: `GetObject`. */
  readonly operation: string;
  readonly body: string;
}

/**
 * What befalls a call: the service throttles or fails; the connection breaks before the call
 * arrives, or after it was done and before the answer; the answer breaks off in the middle.
 */
export type Fault = "throttle" | "fail" | "refuse" | "lose" | "break off";

/** Says what befalls a call; undefined for nothing. */
export type Fate = (call: Call) => Fault | undefined;

/** A way to AWS on which calls can come to harm. */
export interface FaultProxy {
  readonly endpoint: string;
  /** What befalls the calls from now on. */
  decide(fate: Fate): void;
  /** Takes the messages that functions have sent to themselves to close alert windows. */
  closings(): readonly string[];
  stop(): void;
}

/** Starts a proxy before the emulator, whom it hands every call that nothing befalls. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  let fate: Fate = () => undefined;
  let closings: string[] = [];
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const call = callOf(request, body);
      const closing = closingIn(call);
      if (closing !== undefined) closings.push(closing);
      const fault = fate(call);
      const exchange = { target, request, body: hurried(call), response };
      return fault === undefined ? forward(exchange) : befall(fault, exchange);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    endpoint: `http://localhost:${port}`,
    decide: (next) => void (fate = next),
    closings: () => {
      const taken = closings;
      closings = [];
      return taken;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function callOf({ method, headers }: IncomingMessage, body: Buffer): Call {
  const [, service = ""] =
    /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(
      headers.authorization ?? "",
    ) ?? [];
  const text = body.toString();
  const target = String(headers["x-amz-target"] ?? "").split(".")[1];
  const operation =
    target ??
    new URLSearchParams(text).get("Action") ??
    (method === "GET" ? "GetObject" : "");
  return { service, operation, body: text };
}

/** The message that a function sends to itself, to be delivered in some minutes. */
function closingIn({ operation, body }: Call): string | undefined {
  if (operation !== "SendMessage" || !body.includes("close-window")) return;
  return JSON.parse(body).MessageBody;
}

/** What is put off comes again at once: nobody waits here for the minutes that the function gives AWS. */
function hurried({ operation, body }: Call): string {
  return operation === "ChangeMessageVisibility"
    ? JSON.stringify({ ...JSON.parse(body), VisibilityTimeout: 0 })
    : body;
}

interface Exchange {
  readonly target: string;
  readonly request: IncomingMessage;
  readonly body: string;
  readonly response: ServerResponse;
}

async function befall(
  fault: Fault,
  { target, request, body, response }: Exchange,
): Promise<void> {
  switch (fault) {
    case "throttle":
      return refuse(response, 400, "ThrottlingException");
    case "fail":
      return refuse(response, 503, "ServiceUnavailable");
    case "refuse":
      response.destroy();
      return;
    case "lose":
      await read(await ask(target, request, body));
      response.destroy();
      return;
    case "break off": {
      const answer = await ask(target, request, body);
      const content = await read(answer);
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      response.write(content.subarray(0, content.length / 2), () =>
        response.destroy(),
      );
    }
  }
}

/** An error as each of the protocols writes it. */
function refuse(response: ServerResponse, status: number, code: string): void {
  const isJson = response.req.headers["x-amz-target"] !== undefined;
  const isQuery = String(response.req.headers["content-type"]).includes(
    "x-www-form-urlencoded",
  );
  const error = `<Error><Code>${code}</Code><Message>told to</Message></Error>`;
  response
    .writeHead(status)
    .end(
      isJson
        ? JSON.stringify({ __type: code, message: "told to" })
        : isQuery
          ? `<ErrorResponse>${error}</ErrorResponse>`
          : error,
    );
}

async function forward({
  target,
  request,
  body,
  response,
}: Exchange): Promise<void> {
  const answer = await ask(target, request, body);
  response.writeHead(answer.statusCode ?? 0, answer.headers);
  answer.pipe(response);
}

function ask(
  target: string,
  { method, url, headers }: IncomingMessage,
  body: string,
): Promise<IncomingMessage> {
  const { "content-length": _, ...rest } = headers;
  return new Promise((resolve, reject) => {
    open(`${target}${url}`, { method, headers: rest }, resolve)
      .on("error", reject)
      .end(body);
  });
}
