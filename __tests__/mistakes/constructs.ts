/** Wirings that would never deliver or never alert; see `literals.ts` for the comments. */
import type { TerraformStack, TerraformVariable } from "cdktf";
import {
  AccessLogBucket,
  type AlertTopic,
  AuditBucket,
  type DeadLetterQueue,
  type DefaultEventBus,
  DeliveryRole,
  type EncryptionKey,
  EventForwarding,
  EventFunction,
  EventPipeline,
  EventRule,
  type FindingsTable,
  type FilterMetric,
  LogGroup,
  LogQueue,
  type LogStreamsArn,
  MetricFilter,
  type Queue,
  RuleAlarm,
  Subscription,
  Trail,
  type TrailIdentity,
} from "../../src/constructs";
import type { MonitoredEvents } from "../../src/rule/monitored-events";
import type { Rule } from "../../src/rule/rule";

declare const stack: TerraformStack;
declare const identity: TrailIdentity;
declare const bucket: AuditBucket;
declare const accessLogs: AccessLogBucket;
declare const logGroup: LogGroup;
declare const deliveryRole: DeliveryRole;
declare const encryption: EncryptionKey;
declare const topic: AlertTopic;
declare const bus: DefaultEventBus;
declare const deadLetters: DeadLetterQueue;
declare const queue: Queue;
declare const logQueue: LogQueue;
declare const table: FindingsTable;
declare const events: MonitoredEvents;
declare const metric: FilterMetric;
declare const rule: Rule;
declare const variable: TerraformVariable;

/** Whatever wants the streams of a log group. */
declare function deliverTo(streams: LogStreamsArn): void;

// Right wirings, each of which the cases below spoil in one place.
const trail = { identity, bucket, logGroup, deliveryRole };
const auditBucket = { name: "audit-logs", writer: identity };
const role = { name: "delivery", logGroup, writer: identity };
const filter = { rule, logGroup, namespace: "Security" };
const alarm = { name: "root", metric, actions: [topic] } as const;
const mail = { topic, protocol: "email", endpoint: "a@example.com" } as const;

// The trail: constructs, not ARNs, and each in its place.

// @ts-expect-error ' is not assignable to type '"none" | LogGroup'
new Trail(stack, "1", { ...trail, logGroup: `${logGroup.arn}/*` });

// @ts-expect-error Type 'LogStreamsArn' is not assignable to type '"none" | LogGroup'
new Trail(stack, "2", { ...trail, logGroup: logGroup.streamsArn });

// @ts-expect-error Type 'AuditBucket' is missing the following properties from type 'LogGroup'
new Trail(stack, "3", { ...trail, logGroup: bucket });

// @ts-expect-error Type 'LogGroup' is missing the following properties from type 'AuditBucket'
new Trail(stack, "4", { ...trail, bucket: logGroup });

// @ts-expect-error Type 'string' is not assignable to type 'AuditBucket'
new Trail(stack, "5", { ...trail, bucket: "audit-logs" });

// @ts-expect-error Type 'AccessLogBucket' is missing the following properties from type 'AuditBucket'
new Trail(stack, "6", { ...trail, bucket: accessLogs });

// @ts-expect-error Type 'string' is not assignable to type 'DeliveryRole'
new Trail(stack, "7", { ...trail, deliveryRole: deliveryRole.arn });

// @ts-expect-error Type 'string' is not assignable to type 'TrailIdentity'
new Trail(stack, "8", { ...trail, identity: "main" });

// @ts-expect-error Type 'string' is not assignable to type 'EncryptionKey'
new Trail(stack, "9", { ...trail, encryption: encryption.arn });

// @ts-expect-error Type '"CallRate"' is not assignable to type '"ApiCallRateInsight" | "ApiErrorRateInsight"'
new Trail(stack, "10", { ...trail, insights: ["CallRate"] });

// The streams of a log group: nobody else writes their ARN, neither wrong nor right.

// @ts-expect-error Argument of type 'string' is not assignable to parameter of type 'LogStreamsArn'
deliverTo(`${logGroup.arn}/*`);

// @ts-expect-error Argument of type 'string' is not assignable to parameter of type 'LogStreamsArn'
deliverTo(`${logGroup.arn}:*`);

// @ts-expect-error Type '42' is not assignable to type '"forever" | 1 | 3 | 5 | 7 | 14 | 30
new LogGroup(stack, "11", { name: "/a", retention: 42 });

// @ts-expect-error Type 'TerraformVariable' is not assignable to type '"forever" | 1 | 3
new LogGroup(stack, "12", { name: "/a", retention: variable });

// Buckets and role: each says which trail it admits.

// @ts-expect-error Property 'writer' is missing in type '{ name: string; }' but required in type 'AuditBucketProps'
new AuditBucket(stack, "13", { name: "audit-logs" });

// @ts-expect-error Type '"my-trail"' is not assignable to type '"any-trail" | TrailIdentity'
new AuditBucket(stack, "14", { ...auditBucket, writer: "my-trail" });

// @ts-expect-error Type 'AlertTopic' is not assignable to type '"sse-s3" | "unmanaged" | EncryptionKey'
new AuditBucket(stack, "15", { ...auditBucket, encryption: topic });

// @ts-expect-error Type 'AuditBucket' is missing the following properties from type 'AccessLogBucket'
new AuditBucket(stack, "16", { ...auditBucket, accessLogs: bucket });

// @ts-expect-error 'encryption' does not exist in type 'AccessLogBucketProps'
new AccessLogBucket(stack, "17", { name: "access-logs", encryption });

// @ts-expect-error Type 'string' is not assignable to type 'LogGroup'
new DeliveryRole(stack, "18", { ...role, logGroup: logGroup.name });

// Filter and alarm: a rule, its own metric, somebody who hears it.

// @ts-expect-error Type 'string' is not assignable to type 'Rule'
new MetricFilter(stack, "19", { ...filter, rule: '{ $.eventName = "a" }' });

// @ts-expect-error Type 'string' is not assignable to type 'LogGroup'
new MetricFilter(stack, "20", { ...filter, logGroup: "/a" });

// @ts-expect-error Type 'string' is not assignable to type 'FilterMetric'
new RuleAlarm(stack, "21", { ...alarm, metric: "RootUsage" });

const lookalike = { name: "RootUsage", namespace: "Security", rule };
// @ts-expect-error Property '[madeByFilter]' is missing in type
new RuleAlarm(stack, "22", { ...alarm, metric: lookalike });

// @ts-expect-error Type 'string' is not assignable to type 'AlertTopic'
new RuleAlarm(stack, "23", { ...alarm, actions: [topic.arn] });

// @ts-expect-error Type '[]' is not assignable to type 'readonly [AlertTopic, ...AlertTopic[]]'
new RuleAlarm(stack, "24", { ...alarm, actions: [] });

// @ts-expect-error Type 'string' is not assignable to type 'AlertTopic'
new Subscription(stack, "25", { ...mail, topic: topic.arn });

// @ts-expect-error Type '"e-mail"' is not assignable to type '"email" | "https" | "sms"'
new Subscription(stack, "26", { ...mail, protocol: "e-mail" });

// Event rules: a rule, the bus of CloudTrail's events, somebody who hears it, a place for what fails.

const eventRule = {
  name: "root",
  rule,
  bus,
  actions: [topic],
  deadLetters,
} as const;

// @ts-expect-error Object literal may only specify known properties, and 'source' does not exist in type 'Rule'
new EventRule(stack, "27", { ...eventRule, rule: { source: ["aws.iam"] } });

// @ts-expect-error Type 'string' is not assignable to type 'AlertTopic'
new EventRule(stack, "28", { ...eventRule, actions: [topic.arn] });

// @ts-expect-error Type '[]' is not assignable to type 'readonly [AlertTopic, ...AlertTopic[]]'
new EventRule(stack, "29", { ...eventRule, actions: [] });

// @ts-expect-error Type 'string' is not assignable to type 'DefaultEventBus'
new EventRule(stack, "30", { ...eventRule, bus: "my-bus" });

// @ts-expect-error Type 'string' is not assignable to type 'DeadLetterQueue'
new EventRule(stack, "31", { ...eventRule, deadLetters: deadLetters.arn });

const forwarding = { name: "f", rules: [rule], bus, regions: {} } as const;

const regions = { "us-east-1": "us-east-1" };
// @ts-expect-error Type 'string' is not assignable to type 'AwsProvider'
new EventForwarding(stack, "32", { ...forwarding, regions });

// @ts-expect-error Type '[]' is not assignable to type 'readonly [Rule, ...Rule[]]'
new EventForwarding(stack, "33", { ...forwarding, rules: [] });

// A queue that EventBridge may not send to keeps nothing.

// @ts-expect-error Property 'sender' is missing in type 'Queue' but required in type 'DeadLetterQueue'
new EventRule(stack, "34", { ...eventRule, deadLetters: queue });

// The event pipeline: a bucket of log files, a queue that hears of them, a table with the right keys.

const pipeline = { prefix: "p", bucket, events, topic };

// @ts-expect-error Type 'AccessLogBucket' is missing the following properties from type 'AuditBucket'
new EventPipeline(stack, "35", { ...pipeline, bucket: accessLogs });

// @ts-expect-error Type 'string' is not assignable to type 'AlertTopic'
new EventPipeline(stack, "36", { ...pipeline, topic: topic.arn });

// @ts-expect-error Type 'string' is not assignable to type 'EncryptionKey'
new EventPipeline(stack, "37", { ...pipeline, encryption: encryption.arn });

// @ts-expect-error Type 'Rule' is missing the following properties from type 'MonitoredEvents'
new EventPipeline(stack, "38", { ...pipeline, events: rule });

// @ts-expect-error Type '42' is not assignable to type
new EventPipeline(stack, "39", { ...pipeline, logRetention: 42 });

const reader = {
  name: "f",
  events,
  queue: logQueue,
  table,
  topic,
  findingsRetention: 90,
  maxReceives: 5,
};

// @ts-expect-error Type 'Queue' is missing the following properties from type 'LogQueue'
new EventFunction(stack, "40", { ...reader, queue });

// @ts-expect-error Type 'string' is not assignable to type 'FindingsTable'
new EventFunction(stack, "41", { ...reader, table: "findings" });

const logs = { name: "logs", bucket, deadLetters: queue };

// @ts-expect-error Type 'string' is not assignable to type 'AuditBucket'
new LogQueue(stack, "42", { ...logs, bucket: "audit-logs" });

// @ts-expect-error Type 'string' is not assignable to type 'Queue'
new LogQueue(stack, "43", { ...logs, deadLetters: queue.arn });
