import { DuckDBInstance } from "@duckdb/node-api";
import {
  type SqlTable,
  type SqlType,
  cloudTrailTable,
} from "../../../src/pattern/forms";

/** Records in the table that Athena would read them into. */
export interface Athena {
  /** Which records the predicate holds for, by their places in the list. */
  where(predicate: string): Promise<ReadonlySet<number>>;
  /** The rows of a whole query over {@link partitionedTable}. */
  query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  close(): void;
}

/** The functions of Trino that DuckDB has under another name, or with other ideas of JSON. */
const trino = [
  `json_extract_scalar(j, p) AS
     CASE WHEN json_type(j, p) NOT IN ('OBJECT', 'ARRAY', 'NULL') THEN json_extract_string(j, p) END`,
  "json_format(j) AS CAST(j AS VARCHAR)",
  "regexp_like(t, e) AS regexp_matches(t, e)",
  "cardinality(a) AS len(a)",
  "element_at(a, n) AS a[n]",
  "array_join(a, s) AS array_to_string(a, s)",
  "date_format(d, f) AS strftime(d, f)",
];

/** The same records with the columns of their folders, account, region and day, and Athena's own: the file of each. */
export const partitionedTable = '"audit"."cloudtrail_logs"';

/** Two spellings differ: a type, and names in a JSON path that need quotes. */
function toDuckDb(predicate: string): string {
  return predicate
    .replaceAll("AS array(json)", "AS JSON[]")
    .replace(/\["((?:[^"\\]|\\.)*)"\]/g, '."$1"');
}

/**
 * Reads records as the JSON SerDe does: names in lower case, free-form areas as text, null and missing alike.
 *
 * @param daysAgo when the record at this place was delivered; today if nothing is said
 */
export async function athenaOf(
  records: readonly Readonly<Record<string, unknown>>[],
  daysAgo: (n: number) => number = () => 0,
): Promise<Athena> {
  const instance = await DuckDBInstance.create(":memory:");
  const database = await instance.connect();
  for (const macro of trino) await database.run(`CREATE MACRO ${macro}`);
  const rows = records.map((record, n) => ({
    n,
    delivered: daysAgo(n),
    ...row(record, cloudTrailTable),
  }));
  const types = {
    n: "INTEGER",
    delivered: "INTEGER",
    ...rowType(cloudTrailTable),
  };
  await database.run(
    `CREATE TABLE logs AS SELECT unnest(from_json($1::JSON, '${JSON.stringify([types])}'), max_depth := 2)`,
    [JSON.stringify(rows)],
  );
  await database.run("CREATE SCHEMA audit");
  await database.run(
    `CREATE VIEW ${partitionedTable} AS SELECT *, recipientaccountid AS account, awsregion AS region,
       strftime(current_date - to_days(delivered), '%Y/%m/%d') AS day, 's3://audit/' || n AS "$path" FROM logs`,
  );
  return {
    where: async (predicate) => {
      const query = `SELECT n FROM logs WHERE ${toDuckDb(predicate)}`;
      const result = await database.runAndReadAll(query);
      return new Set(result.getRows().map(([n]) => Number(n)));
    },
    query: async (sql) =>
      (await database.runAndReadAll(toDuckDb(sql))).getRowObjectsJS(),
    close: () => {
      database.closeSync();
      instance.closeSync();
    },
  };
}

function rowType(table: SqlTable): Readonly<Record<string, unknown>> {
  return lowerCase(table, (type) => columnType(type));
}

function columnType(type: SqlType): unknown {
  if (type === "map") return "MAP(VARCHAR, VARCHAR)";
  if (typeof type === "string") return "VARCHAR";
  return "row" in type ? rowType(type.row) : [columnType(type.array)];
}

function row(
  record: Readonly<Record<string, unknown>>,
  table: SqlTable,
): Readonly<Record<string, unknown>> {
  return lowerCase(table, (type, name) => column(record[name], type));
}

function column(value: unknown, type: SqlType): unknown {
  if (value === undefined || value === null) return null;
  if (type === "json") return JSON.stringify(value);
  if (typeof type === "string") return type === "map" ? value : String(value);
  if ("row" in type) return row(Object(value), type.row);
  return Array.isArray(value)
    ? value.map((element) => column(element, type.array))
    : null;
}

function lowerCase(
  table: SqlTable,
  make: (type: SqlType, name: string) => unknown,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(table).map(([name, type]) => [
      name.toLowerCase(),
      make(type, name),
    ]),
  );
}
