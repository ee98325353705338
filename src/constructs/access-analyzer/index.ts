export {
  AccessAnalyzer,
  type AccessAnalyzerProps,
  type ZoneOfTrust,
} from "./access-analyzer";
export {
  ExternalAccessAlert,
  type ExternalAccessAlertProps,
} from "./external-access-alert";
