export {
  AccessLogBucket,
  type AccessLogBucketProps,
} from "./access-log-bucket";
export { alarmDescription } from "./alarm-description";
export type { AlertTargets } from "./alert-targets";
export {
  type AlertForm,
  AlertTopic,
  type AlertTopicProps,
  type Publisher,
} from "./alert-topic";
export { AuditBucket, type AuditBucketProps } from "./audit-bucket";
export type { Bucket, BucketProps, ObjectLock } from "./bucket";
export type { BucketLifecycle } from "./bucket-lifecycle";
export type { RunSettings } from "./bundled-function";
export {
  DeadLetterQueue,
  type DeadLetterQueueProps,
} from "./dead-letter-queue";
export { DeliveryRole, type DeliveryRoleProps } from "./delivery-role";
export { EncryptionKey, type EncryptionKeyProps } from "./encryption-key";
export { Environment } from "./environment";
export { DefaultEventBus } from "./event-bus";
export { EventForwarding, type EventForwardingProps } from "./event-forwarding";
export {
  EventFunction,
  type EventFunctionProps,
  type FunctionSettings,
} from "./event-function";
export type { EventFunctionAccess } from "./event-function-policy";
export { EventPipeline, type EventPipelineProps } from "./event-pipeline";
export { EventRule, type EventRuleProps } from "./event-rule";
export type {
  DataEvents,
  EventSelection,
  NetworkActivity,
} from "./event-selectors";
export { FindingsTable, type FindingsTableProps } from "./findings-table";
export { FunctionBundle, type FunctionBundleProps } from "./function-bundle";
export { literal } from "./literal";
export { LogGroup, type LogGroupProps, type LogStreamsArn } from "./log-group";
export { LogQueue, type LogQueueProps } from "./log-queue";
export {
  type FilterMetric,
  MetricFilter,
  type MetricFilterProps,
} from "./metric-filter";
export { PipelineAlarms, type PipelineAlarmsProps } from "./pipeline-alarms";
export {
  type ConditionOperator,
  policyDocument,
  type PolicyStatement,
  type Principal,
} from "./policy-document";
export { Queue, type QueueProps, type Sender } from "./queue";
export {
  type RetentionDays,
  retentionDays,
  RetentionVariable,
  type RetentionVariableProps,
} from "./retention";
export { RuleAlarm, type RuleAlarmProps } from "./rule-alarm";
export { Subscription, type SubscriptionProps } from "./subscription";
export { Trail, type TrailProps } from "./trail";
export { TrailIdentity, type TrailIdentityProps } from "./trail-identity";
export { Tripwire, type TripwireProps } from "./tripwire";
export * from "./access-analyzer";
export * from "./channels";
export * from "./config";
export * from "./guardduty";
export * from "./organization";
export * from "./response";
export * from "./security-hub";
export {
  type AlertRoute,
  ServiceAlert,
  type ServiceAlertProps,
} from "./service-alert";
export { serviceMessage } from "./service-message";
export * from "./investigation";
