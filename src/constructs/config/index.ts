export { ComplianceAlert, type ComplianceAlertProps } from "./compliance-alert";
export { ConfigBucket, type ConfigBucketProps } from "./config-bucket";
export {
  ConfigurationRecorder,
  type ConfigurationRecorderProps,
} from "./configuration-recorder";
export {
  type EvaluationFrequency,
  ManagedRule,
  type ManagedRuleParameters,
  type ManagedRuleProps,
} from "./managed-rule";
export { type CatalogueEntry, managedRules } from "./managed-rule-catalogue";
export {
  type ManagedRuleName,
  managedRuleNames,
  type ManagedRuleSet,
  managedRuleSets,
} from "./managed-rule-sets";
export type {
  RecordingFrequency,
  RecordingScope,
  ResourceType,
} from "./recording";
export { Remediation, type RemediationProps } from "./remediation";
export {
  type RemediableRule,
  remediations,
  type Runbook,
} from "./remediation-catalogue";
