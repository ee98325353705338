import { Fn } from "cdktf";
import { hunts } from "../../rules/hunts";
import type {
  AccessLogBucket,
  AuditBucket,
  EventPipeline,
  EventRule,
  LogGroup,
  Tripwire,
} from "../constructs";
import { Environment } from "../constructs/environment";
import { CloudTrailTable } from "../constructs/investigation/cloudtrail-table";
import { QueryWorkgroup } from "../constructs/investigation/query-workgroup";
import { SavedAthenaQueries } from "../constructs/investigation/saved-athena-queries";
import { SavedInsightsQueries } from "../constructs/investigation/saved-insights-queries";
import { SecurityDashboard } from "../constructs/investigation/security-dashboard";
import type { Rule } from "../rule/rule";
import type { InvestigationSettings } from "./investigation-settings";
import type { MonitorStack } from "./monitor-stack";
import { addSearch, type SearchProps } from "./search";

export interface InvestigationProps extends SearchProps {
  readonly investigation: InvestigationSettings;
  /** Each of them becomes a question. */
  readonly rules: readonly Rule[];
  /** Where the log files are. */
  readonly bucket: AuditBucket;
  /** Where the latest events are as well. */
  readonly logGroup: LogGroup;
  /** Records who read the answers. @default - requests are not recorded */
  readonly accessLogs?: AccessLogBucket;
  readonly tripwires: readonly Tripwire[];
  readonly eventRules: readonly EventRule[];
  /** @default - there is none to watch */
  readonly pipeline?: EventPipeline;
}

/** Adds what people ask the logs with, as far as it is on. */
export function addInvestigation(
  stack: MonitorStack,
  props: InvestigationProps,
): void {
  const { investigation, prefix, rules, logGroup } = props;
  if (investigation.dashboard) {
    new SecurityDashboard(stack, "dashboard", {
      ...props,
      name: `${prefix}-security`,
    });
  }
  if (investigation.athena) addAthena(stack, props, investigation.athena);
  if (investigation.logsInsights) {
    new SavedInsightsQueries(stack, "insights", {
      folder: prefix,
      logGroup,
      rules,
      hunts,
    });
  }
  if (investigation.openSearch) {
    addSearch(stack, props, investigation.openSearch);
  }
}

function addAthena(
  stack: MonitorStack,
  { prefix, rules, bucket, encryption, accessLogs }: InvestigationProps,
  { accounts, ...limits }: NonNullable<InvestigationSettings["athena"]>,
): void {
  const { account, region } = Environment.of(stack);
  const table = new CloudTrailTable(stack, "athena", {
    // The catalogue knows no hyphens.
    database: `${Fn.replace(prefix, "-", "_")}_audit`,
    bucket,
    ...(accounts && { accounts }),
  });
  const workgroup = new QueryWorkgroup(stack, "athena_workgroup", {
    ...limits,
    name: `${prefix}-audit`,
    bucketName: `${prefix}-athena-${account}-${region}`,
    encryption,
    ...(accessLogs && { accessLogs }),
  });
  new SavedAthenaQueries(stack, "athena_queries", {
    table,
    workgroup,
    rules,
    hunts,
  });
}
