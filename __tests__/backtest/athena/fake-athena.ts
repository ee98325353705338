import type {
  AthenaPort,
  QueryState,
  TableParameters,
} from "../../../src/backtest/athena";
import type { ObjectStore } from "../../../src/backtest/inputs/object-store";

type Row = readonly (string | undefined)[];

export interface FakeAthenaProps {
  /** Answers a query. @default - nothing matches */
  readonly answer?: (sql: string) => Promise<readonly Row[]>;
  /** How a query stands each time that it is asked, the last one for ever. @default - it has succeeded */
  readonly states?: readonly QueryState[];
  readonly limit?: number;
  readonly table?: TableParameters;
}

/** The table that a stack makes. */
export const stackTable: TableParameters = {
  "projection.account.values": "111111111111,222222222222",
  "projection.region.values": "eu-central-1,us-east-1",
  "storage.location.template":
    "s3://audit/AWSLogs/${account}/CloudTrail/${region}/${day}",
};

/** Athena as far as a back-test uses it, and what it was asked. */
export function fakeAthena({
  answer = async () => [],
  states = [{ status: "succeeded", scanned: 4_000_000_000 }],
  limit,
  table = stackTable,
}: FakeAthenaProps = {}) {
  const queries: string[] = [];
  const stopped: string[] = [];
  let asked = 0;
  const athena: AthenaPort = {
    start: async (sql) => `query-${queries.push(sql)}`,
    state: async () => {
      const state = states[Math.min(asked, states.length - 1)];
      asked += 1;
      if (state === undefined) throw new Error("expected a state");
      return state;
    },
    stop: async (id) => {
      stopped.push(id);
    },
    async *rows(id) {
      yield* await answer(queries[Number(id.slice("query-".length)) - 1] ?? "");
    },
    recordsRead: async () => 1000,
    limit: async () => limit,
    table: async () => table,
  };
  return { athena, queries, stopped };
}

/** A bucket with these objects, in the order of their keys, all of the same size. */
export function storeOf(keys: readonly string[], bytes = 1000) {
  const listed: string[] = [];
  const store: ObjectStore = {
    async *list({ prefix, after = "" }) {
      listed.push(prefix);
      const objects = keys
        .filter((key) => key.startsWith(prefix) && key > after)
        .sort()
        .map((key) => ({ key, bytes }));
      yield { objects, folders: [] };
    },
    async *read() {
      throw new Error("expected no reading");
    },
  };
  return { store, listed };
}
