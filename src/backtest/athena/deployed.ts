/** Where a stack has put what Athena needs. */
export interface DeployedAthena {
  readonly database: string;
  readonly table: string;
  readonly workgroup: string;
}

/**
 * The names that the investigation of a stack gives to its table and its workgroup.
 *
 * @param prefix the stack's variable `prefix`
 */
export function deployedAthena(prefix: string): DeployedAthena {
  return {
    database: `${prefix.replaceAll("-", "_")}_audit`,
    table: "cloudtrail_logs",
    workgroup: `${prefix}-audit`,
  };
}

/** The table as a query names it. */
export function tableName({ database, table }: DeployedAthena): string {
  return `"${database}"."${table}"`;
}
