import { CloudwatchQueryDefinition } from "@cdktf/provider-aws/lib/cloudwatch-query-definition";
import { Construct } from "constructs";
import type { Hunt } from "../../rule/hunt";
import { insightsQueries } from "../../rule/insights-queries";
import type { Rule } from "../../rule/rule";
import type { RefusedRule } from "../../rule/saved-query";
import { literal } from "../literal";
import type { LogGroup } from "../log-group";

/** Saved queries cost nothing; running one costs about half a cent for each GB of logs in the time it looks at. */
export interface SavedInsightsQueriesProps {
  /** The folder of the queries in the console, such as the stack's prefix. */
  readonly folder: string;
  /** Where the trail's events are. */
  readonly logGroup: LogGroup;
  readonly rules: readonly Rule[];
  readonly hunts: readonly Hunt[];
}

/**
 * How many query definitions an account may have in a region.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
 */
const MOST = 1000;

/** A saved Logs Insights query for each rule and each hunt that its language can express: quicker than Athena, over what the log group still has. */
export class SavedInsightsQueries extends Construct {
  /** The rules that Logs Insights cannot express, and why: ask Athena for them. */
  readonly refused: readonly RefusedRule[];

  constructor(scope: Construct, id: string, props: SavedInsightsQueriesProps) {
    super(scope, id);
    const { folder, logGroup, rules, hunts } = props;
    const { queries, refused } = insightsQueries(rules, hunts);
    this.refused = refused;
    if (queries.length > MOST) {
      throw new Error(
        `"${this.node.path}" has ${queries.length} queries: expected at most the ${MOST} that CloudWatch Logs allows, leave out rules or packs`,
      );
    }
    for (const { id, kind, text } of queries) {
      const name = `${kind}_${id.replaceAll("-", "_")}`;
      new CloudwatchQueryDefinition(this, name, {
        // The console shows what stands before a slash as a folder.
        name: `${folder}/${kind}s/${id}`,
        logGroupNames: [logGroup.name],
        queryString: literal(text),
      });
    }
  }
}
