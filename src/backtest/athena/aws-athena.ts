import {
  AthenaClient,
  GetQueryExecutionCommand,
  GetQueryRuntimeStatisticsCommand,
  GetTableMetadataCommand,
  GetWorkGroupCommand,
  paginateGetQueryResults,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
  type QueryExecutionState,
} from "@aws-sdk/client-athena";
import { athenaProblem } from "./athena-problem";
import type { AthenaPort, QueryState } from "./athena-port";
import type { DeployedAthena } from "./deployed";

/** The catalogue of the account, as Athena calls it. */
const CATALOG = "AwsDataCatalog";

const statuses: Readonly<Record<QueryExecutionState, QueryState["status"]>> = {
  QUEUED: "queued",
  RUNNING: "running",
  SUCCEEDED: "succeeded",
  FAILED: "failed",
  CANCELLED: "cancelled",
};

/**
 * Athena of the account, asked as the caller. The answers lie where the workgroup puts them.
 *
 * @param region of the workgroup; undefined: as the AWS configuration says
 * @throws {AthenaError} from each call, for what the caller can mend
 */
export function awsAthena(
  { database, table, workgroup }: DeployedAthena,
  region: string | undefined,
): AthenaPort {
  // That later versions of the client want a later Node is no concern of who asks Athena.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  const client = new AthenaClient({
    ...(region !== undefined && { region }),
    maxAttempts: 5,
  });
  const inWords = async <T>(call: Promise<T>): Promise<T> => {
    try {
      return await call;
    } catch (error) {
      throw athenaProblem(error, { database, table, workgroup });
    }
  };
  return {
    start: async (sql) => {
      const { QueryExecutionId } = await inWords(
        client.send(
          new StartQueryExecutionCommand({
            QueryString: sql,
            QueryExecutionContext: { Catalog: CATALOG, Database: database },
            WorkGroup: workgroup,
          }),
        ),
      );
      return given(QueryExecutionId, "a query without an id");
    },
    state: async (id) => {
      const { QueryExecution } = await inWords(
        client.send(new GetQueryExecutionCommand({ QueryExecutionId: id })),
      );
      const { State, StateChangeReason: reason } = QueryExecution?.Status ?? {};
      return {
        status: statuses[given(State, "a query without a state")],
        ...(reason !== undefined && { reason }),
        scanned: QueryExecution?.Statistics?.DataScannedInBytes ?? 0,
      };
    },
    stop: async (id) => {
      await inWords(
        client.send(new StopQueryExecutionCommand({ QueryExecutionId: id })),
      );
    },
    async *rows(id) {
      // The first row has the names of the columns.
      let isHead = true;
      const pages = paginateGetQueryResults(
        { client },
        { QueryExecutionId: id },
      );
      for (;;) {
        const { done, value } = await inWords(pages.next());
        if (done === true) return;
        for (const { Data = [] } of value.ResultSet?.Rows ?? []) {
          if (!isHead) yield Data.map(({ VarCharValue }) => VarCharValue);
          isHead = false;
        }
      }
    },
    recordsRead: async (id) => {
      const { QueryRuntimeStatistics } = await inWords(
        client.send(
          new GetQueryRuntimeStatisticsCommand({ QueryExecutionId: id }),
        ),
      );
      return QueryRuntimeStatistics?.Rows?.InputRows;
    },
    limit: async () => {
      const { WorkGroup } = await inWords(
        client.send(new GetWorkGroupCommand({ WorkGroup: workgroup })),
      );
      return WorkGroup?.Configuration?.BytesScannedCutoffPerQuery;
    },
    table: async () => {
      const { TableMetadata } = await inWords(
        client.send(
          new GetTableMetadataCommand({
            CatalogName: CATALOG,
            DatabaseName: database,
            TableName: table,
          }),
        ),
      );
      return TableMetadata?.Parameters ?? {};
    },
  };
}

/** What the SDK's types leave open and Athena always gives. */
function given<T>(value: T | undefined, otherwise: string): T {
  if (value === undefined) throw new Error(`Athena answered with ${otherwise}`);
  return value;
}
