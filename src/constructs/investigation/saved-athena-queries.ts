import { AthenaNamedQuery } from "@cdktf/provider-aws/lib/athena-named-query";
import { Construct } from "constructs";
import { athenaQueries } from "../../rule/athena-queries";
import type { Hunt } from "../../rule/hunt";
import type { Rule } from "../../rule/rule";
import type { RefusedRule } from "../../rule/saved-query";
import { literal } from "../literal";
import type { CloudTrailTable } from "./cloudtrail-table";
import type { QueryWorkgroup } from "./query-workgroup";
import { shortened } from "./shortened";

/** Saved queries cost nothing until they are run. */
export interface SavedAthenaQueriesProps {
  readonly table: CloudTrailTable;
  readonly workgroup: QueryWorkgroup;
  readonly rules: readonly Rule[];
  readonly hunts: readonly Hunt[];
  /** How many days back a query looks when it is first opened. @default 7 */
  readonly days?: number;
}

/** The longest description that Athena takes. */
const LONGEST_DESCRIPTION = 1024;

/** A saved query for each rule and each hunt, over all that a trail ever recorded. */
export class SavedAthenaQueries extends Construct {
  /** The rules that Athena cannot express, and why: they have no query. */
  readonly refused: readonly RefusedRule[];

  constructor(scope: Construct, id: string, props: SavedAthenaQueriesProps) {
    super(scope, id);
    const { table, workgroup, rules, hunts, days } = props;
    const { queries, refused } = athenaQueries({
      table: table.name,
      rules,
      hunts,
      ...(days !== undefined && { days }),
    });
    this.refused = refused;
    for (const { id, kind, description, text } of queries) {
      const name = `${kind}_${id.replaceAll("-", "_")}`;
      new AthenaNamedQuery(this, name, {
        name: `${kind}/${id}`,
        description: literal(shortened(description, LONGEST_DESCRIPTION)),
        database: table.database,
        workgroup: workgroup.name,
        query: literal(text),
      });
    }
  }
}
