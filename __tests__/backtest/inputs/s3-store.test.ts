import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import type { ObjectStore } from "../../../src/backtest/inputs/object-store";
import { isOfObject } from "../../../src/backtest/inputs/s3-problem";
import { s3Store } from "../../../src/backtest/inputs/s3-store";

const content = Buffer.from("0123456789".repeat(100));

/** What was asked for, and how the next requests are answered. */
let requests: IncomingMessage[] = [];
let answers: ((request: IncomingMessage, response: ServerResponse) => void)[] =
  [];

const server = createServer((request, response) => {
  requests.push(request);
  const answer = answers.shift();
  if (answer === undefined) response.destroy();
  else answer(request, response);
});

const environment: Readonly<Record<string, string>> = {
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_REGION: "eu-central-1",
};

let store: ObjectStore;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // of a server that listens on a port
  Object.assign(process.env, environment, {
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
  });
  store = s3Store();
});
afterAll(() => {
  for (const name of [...Object.keys(environment), "AWS_ENDPOINT_URL_S3"]) {
    delete process.env[name];
  }
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  requests = [];
  answers = [];
});

const page = (keys: readonly string[], more: string | undefined) =>
  `<ListBucketResult>${keys.map((key) => `<Contents><Key>${key}</Key><Size>7</Size></Contents>`).join("")}<IsTruncated>${more !== undefined}</IsTruncated>${more === undefined ? "" : `<NextContinuationToken>${more}</NextContinuationToken>`}</ListBucketResult>`;

const failure =
  (status: number, code: string) => (_: unknown, response: ServerResponse) => {
    response.writeHead(status, { "content-type": "application/xml" });
    response.end(`<Error><Code>${code}</Code><Message>no</Message></Error>`);
  };

async function read(signal = new AbortController().signal): Promise<string> {
  let text = "";
  for await (const chunk of store.read("bucket", "a/b.json.gz", signal)) {
    text += Buffer.from(chunk).toString();
  }
  return text;
}

async function list(): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const { objects } of store.list({
    bucket: "bucket",
    prefix: "a/",
    after: "a/0",
  })) {
    keys.push(...objects.map(({ key }) => key));
  }
  return keys;
}

test("lists page by page", async () => {
  answers = [
    (_, response) => response.end(page(["a/1", "a/2"], "next")),
    (_, response) => response.end(page(["a/3"], undefined)),
  ];
  expect(await list()).toEqual(["a/1", "a/2", "a/3"]);
  const [first, second] = requests.map(
    ({ url = "" }) => new URL(url, "http://host").searchParams,
  );
  expect(first?.get("prefix")).toBe("a/");
  expect(first?.get("start-after")).toBe("a/0");
  expect(second?.get("continuation-token")).toBe("next");
});

test("goes on where a download broke, of the same object", async () => {
  answers = [
    (_, response) => {
      response.writeHead(200, {
        "content-length": content.length,
        etag: '"one"',
      });
      response.write(content.subarray(0, 300), () => response.destroy());
    },
    (_, response) => {
      response.writeHead(206, { "content-length": content.length - 300 });
      response.end(content.subarray(300));
    },
  ];
  expect(await read()).toBe(content.toString());
  expect(requests[1]?.headers).toMatchObject({
    range: "bytes=300-",
    "if-match": '"one"',
  });
});

test.each([
  [403, "AccessDenied", "it takes s3:ListBucket and s3:GetObject"],
  [404, "NoSuchKey", "the object is gone"],
  [403, "InvalidObjectState", "restore it first"],
  [412, "PreconditionFailed", "was changed while it was read"],
  [400, "SomethingNew", "SomethingNew: no"],
])(
  "an object that answers %s %s is told to be unreadable",
  async (status, code, message) => {
    answers = [failure(status, code)];
    await expect(read()).rejects.toMatchObject({
      name: "UnreadableError",
      message: expect.stringContaining(message) as string,
    });
  },
);

test.each([
  [400, "ExpiredToken", "the AWS credentials have expired"],
  [403, "InvalidAccessKeyId", "AWS does not know the credentials"],
  [403, "RequestTimeTooSkewed", "this machine's clock is wrong"],
  [404, "NoSuchBucket", 'no bucket "bucket"'],
])(
  "%s %s is about all objects: nothing can be read now",
  async (status, code, message) => {
    answers = [failure(status, code), failure(status, code)];
    await expect(read()).rejects.toMatchObject({
      name: "StoreError",
      message: expect.stringContaining(message) as string,
    });
  },
);

test.each([
  ["SlowDown", 503, false],
  ["InternalError", 500, false],
  ["TimeoutError", undefined, false],
  ["KMS.DisabledException", 400, true],
])("whether %s %s is about the object alone: %s", (name, status, expected) => {
  // What the client throws when it has asked often enough, which takes seconds.
  const $metadata = { httpStatusCode: status };
  const error = Object.assign(new Error("no"), { name, $metadata });
  expect(isOfObject(error)).toBe(expected);
});

test.each(["an answer", "the rest of the object"])(
  "who waits for %s can be called off",
  async (what) => {
    const interruption = new AbortController();
    answers = [
      (_, response) => {
        if (what !== "an answer") {
          response.writeHead(200, { "content-length": content.length });
          response.write(content.subarray(0, 300));
        }
        setTimeout(() => interruption.abort(), 20);
      },
    ];
    await expect(read(interruption.signal)).rejects.toMatchObject({
      name: expect.not.stringMatching(/StoreError|UnreadableError/) as string,
    });
    expect(requests).toHaveLength(1);
  },
);

test("a bucket that cannot be listed ends the run with what to do", async () => {
  answers = [failure(404, "NoSuchBucket")];
  await expect(list()).rejects.toMatchObject({
    name: "InputError",
    message: 's3://bucket/a/: no bucket "bucket"',
  });
});
