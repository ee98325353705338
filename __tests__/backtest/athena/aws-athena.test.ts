import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { deployedAthena } from "../../../src/backtest/athena";
import { awsAthena } from "../../../src/backtest/athena/aws-athena";

type Call = readonly [action: string, input: Readonly<Record<string, unknown>>];

/** Athena's HTTP interface with an answer for each action. */
let server: Server;
let calls: Call[] = [];
let answers: Readonly<Record<string, readonly unknown[]>> = {};
const environment = { ...process.env };

beforeAll(async () => {
  server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer); // a body without encoding
      const target = String(request.headers["x-amz-target"]);
      const action = target.slice("AmazonAthena.".length);
      const input: unknown = JSON.parse(String(Buffer.concat(chunks)));
      const before = calls.filter(([name]) => name === action).length;
      calls.push([action, Object(input)]);
      const answer = answers[action]?.[before] ?? {};
      const isError = Object.hasOwn(Object(answer), "__type");
      response.writeHead(isError ? 400 : 200, {
        "content-type": "application/x-amz-json-1.1",
      });
      response.end(JSON.stringify(answer));
    })();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // of a TCP server
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
  });
});

afterAll(() => {
  process.env = environment;
  server.close();
  server.closeAllConnections();
});

beforeEach(() => {
  calls = [];
});

const athena = () => awsAthena(deployedAthena("acme-audit"), "eu-central-1");
const rowOf = (...values: readonly (string | null)[]) => ({
  Data: values.map((value) => (value === null ? {} : { VarCharValue: value })),
});

test("a query runs in the workgroup and over the database of the stack", async () => {
  answers = { StartQueryExecution: [{ QueryExecutionId: "q1" }] };
  expect(await athena().start("SELECT 1")).toBe("q1");
  expect(calls).toEqual([
    [
      "StartQueryExecution",
      {
        QueryString: "SELECT 1",
        QueryExecutionContext: {
          Catalog: "AwsDataCatalog",
          Database: "acme_audit_audit",
        },
        WorkGroup: "acme-audit-audit",
        ClientRequestToken: expect.any(String),
      },
    ],
  ]);
});

test("its state tells what was read, and why it failed", async () => {
  const stateOf = (State: string, more = {}) => ({
    QueryExecution: {
      Status: { State, ...more },
      Statistics: { DataScannedInBytes: 5000 },
    },
  });
  answers = {
    GetQueryExecution: [
      { QueryExecution: { Status: { State: "QUEUED" } } },
      stateOf("RUNNING"),
      stateOf("FAILED", { StateChangeReason: "too long" }),
    ],
  };
  const { state } = athena();
  expect([await state("q1"), await state("q1"), await state("q1")]).toEqual([
    { status: "queued", scanned: 0 },
    { status: "running", scanned: 5000 },
    { status: "failed", reason: "too long", scanned: 5000 },
  ]);
});

test("rows come from all pages, without the names of the columns; NULL is undefined", async () => {
  answers = {
    GetQueryResults: [
      {
        ResultSet: { Rows: [rowOf("a", "b"), rowOf("1", null)] },
        NextToken: "more",
      },
      { ResultSet: { Rows: [rowOf("2", "3")] } },
    ],
  };
  const rows = [];
  for await (const row of athena().rows("q1")) rows.push(row);
  expect(rows).toEqual([
    ["1", undefined],
    ["2", "3"],
  ]);
  expect(calls.map(([, { NextToken }]) => NextToken)).toEqual([
    undefined,
    "more",
  ]);
});

test("limit, table, records and stopping are asked by their names", async () => {
  answers = {
    GetWorkGroup: [
      { WorkGroup: { Configuration: { BytesScannedCutoffPerQuery: 7 } } },
    ],
    GetTableMetadata: [{ TableMetadata: { Parameters: { a: "b" } } }],
    GetQueryRuntimeStatistics: [
      { QueryRuntimeStatistics: { Rows: { InputRows: 9 } } },
    ],
  };
  const port = athena();
  expect(await port.limit()).toBe(7);
  expect(await port.table()).toEqual({ a: "b" });
  expect(await port.recordsRead("q1")).toBe(9);
  await port.stop("q1");
  expect(calls).toEqual([
    ["GetWorkGroup", { WorkGroup: "acme-audit-audit" }],
    [
      "GetTableMetadata",
      {
        CatalogName: "AwsDataCatalog",
        DatabaseName: "acme_audit_audit",
        TableName: "cloudtrail_logs",
      },
    ],
    ["GetQueryRuntimeStatistics", { QueryExecutionId: "q1" }],
    ["StopQueryExecution", { QueryExecutionId: "q1" }],
  ]);
});

test.each([
  [
    "AccessDeniedException",
    'it takes Athena\'s actions on the workgroup "acme-audit-audit"',
  ],
  ["MetadataException", 'no table "acme_audit_audit"."cloudtrail_logs"'],
  ["InvalidRequestException", "made by a stack with investigation.athena"],
  ["ExpiredTokenException", "sign in again"],
  ["InvalidSignatureException", "look at the secret key and this machine's"],
  ["SomethingNew", "Athena answers: SomethingNew: AWS says"],
])("%s is told with its mend", async (name, words) => {
  answers = { GetWorkGroup: [{ __type: name, message: "AWS says" }] };
  await expect(athena().limit()).rejects.toMatchObject({
    name: "AthenaError",
    message: expect.stringContaining(words),
  });
});
