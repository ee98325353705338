// What records and alerts is stopped or changed: trails, log groups, Config, alarms, topics. What judges: detection.

import type { Rule } from "../../src/rule/rule";
import { alarmTampering } from "./alarm-tampering";
import { alertTopicChanges } from "./alert-topic-changes";
import { awsConfigChanges } from "./aws-config-changes";
import { cloudtrailChanges } from "./cloudtrail-changes";
import { cloudtrailCoverageChanges } from "./cloudtrail-coverage-changes";
import { configRecorderDeleted } from "./config-recorder-deleted";
import { configRulesRemoved } from "./config-rules-removed";
import { databaseAuditStopped } from "./database-audit-stopped";
import { dnsQueryLoggingStopped } from "./dns-query-logging-stopped";
import { eksLoggingDisabled } from "./eks-logging-disabled";
import { eventRuleTampering } from "./event-rule-tampering";
import { flowLogsDeleted } from "./flow-logs-deleted";
import { loadBalancerLoggingChanges } from "./load-balancer-logging-changes";
import { logForwardingStopped } from "./log-forwarding-stopped";
import { logGroupTampering } from "./log-group-tampering";
import { metricFilterChanges } from "./metric-filter-changes";
import { sessionLoggingChanges } from "./session-logging-changes";
import { webFirewallLoggingStopped } from "./web-firewall-logging-stopped";

/** What records: trails, log groups, alarms, flow and query logs. */
export const logging: readonly Rule[] = [
  alarmTampering,
  alertTopicChanges,
  awsConfigChanges,
  cloudtrailChanges,
  cloudtrailCoverageChanges,
  configRecorderDeleted,
  configRulesRemoved,
  databaseAuditStopped,
  dnsQueryLoggingStopped,
  eksLoggingDisabled,
  eventRuleTampering,
  flowLogsDeleted,
  loadBalancerLoggingChanges,
  logForwardingStopped,
  logGroupTampering,
  metricFilterChanges,
  sessionLoggingChanges,
  webFirewallLoggingStopped,
];
