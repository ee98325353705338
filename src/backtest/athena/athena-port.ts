/** How a query stands. */
export interface QueryState {
  readonly status: "queued" | "running" | "succeeded" | "failed" | "cancelled";
  /** Why it failed or was cancelled, in Athena's words. */
  readonly reason?: string;
  /** Bytes read so far, compressed as they are in S3: what is charged. */
  readonly scanned: number;
}

/** A table as the catalogue has it. */
export interface TableParameters {
  /** Of Athena's partition projection: `projection.account.values`, `storage.location.template`, … */
  readonly [name: string]: string | undefined;
}

/** What a back-test needs of Athena. */
export interface AthenaPort {
  /** @returns the query's id */
  readonly start: (sql: string) => Promise<string>;
  readonly state: (id: string) => Promise<QueryState>;
  readonly stop: (id: string) => Promise<void>;
  /** The rows of a query that has succeeded, without the names of the columns. A value that is NULL is undefined. */
  readonly rows: (id: string) => AsyncIterable<readonly (string | undefined)[]>;
  /** Records that a query has read; undefined where Athena does not tell (yet). */
  readonly recordsRead: (id: string) => Promise<number | undefined>;
  /** Bytes that the workgroup lets one query read; undefined where it has no limit. */
  readonly limit: () => Promise<number | undefined>;
  readonly table: () => Promise<TableParameters>;
}
