/** Asking what was recorded: a dashboard, Athena, Logs Insights, OpenSearch. */
export { CloudTrailTable, type CloudTrailTableProps } from "./cloudtrail-table";
export { QueryWorkgroup, type QueryWorkgroupProps } from "./query-workgroup";
export { ResultsBucket, type ResultsBucketProps } from "./results-bucket";
export {
  SavedAthenaQueries,
  type SavedAthenaQueriesProps,
} from "./saved-athena-queries";
export {
  SavedInsightsQueries,
  type SavedInsightsQueriesProps,
} from "./saved-insights-queries";
export {
  SecurityDashboard,
  type SecurityDashboardProps,
} from "./security-dashboard";
export {
  SearchCollection,
  type SearchCollectionProps,
} from "./search-collection";
export type { Delivery, SearchDestination } from "./search-destination";
export { SearchDomain, type SearchDomainProps } from "./search-domain";
export {
  SearchForwarding,
  type SearchForwardingProps,
} from "./search-forwarding";
