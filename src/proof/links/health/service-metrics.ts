/**
 * What a metric tells: `trouble` counts what should not be, `life` stays away when nothing works
 * any more, `traffic` may be watched either way, a `share` of something is not judged.
 */
export type Meaning = "trouble" | "life" | "traffic" | "share";

/** Metrics that a service makes of a resource. */
export interface ServiceMetrics {
  readonly namespace: string;
  /** The dimension that names the resource. */
  readonly dimension: string;
  /** Other dimensions that it may have. */
  readonly besides?: readonly string[];
  readonly type: string;
  /** The resource's argument that the dimension holds. */
  readonly argument: string;
  readonly metrics: Readonly<Record<string, Meaning>>;
}

/** The metrics of this project's function (src/runtime/event-pipeline/contract.ts). */
export const ownMetrics: ServiceMetrics = {
  namespace: "Trailwire",
  dimension: "service",
  type: "aws_lambda_function",
  argument: "function_name",
  metrics: {
    FilesRead: "life",
    EventsRead: "life",
    FindingsStored: "traffic",
    AlertsSent: "traffic",
    MessagesRejected: "trouble",
    MessagesFailed: "trouble",
    NewestEventAge: "trouble",
  },
};

/** The metrics by which people watch over what carries alerts. */
export const serviceMetrics: readonly ServiceMetrics[] = [
  ownMetrics,
  {
    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
    namespace: "AWS/SQS",
    dimension: "QueueName",
    type: "aws_sqs_queue",
    argument: "name",
    metrics: {
      ApproximateAgeOfOldestMessage: "trouble",
      ApproximateAgeOfOldestMessageInQuietGroups: "trouble",
      ApproximateNumberOfGroupsWithInflightMessages: "traffic",
      ApproximateNumberOfMessagesDelayed: "traffic",
      ApproximateNumberOfMessagesDelayedInQuietGroups: "traffic",
      ApproximateNumberOfMessagesNotVisible: "traffic",
      ApproximateNumberOfMessagesNotVisibleInQuietGroups: "traffic",
      ApproximateNumberOfMessagesVisible: "trouble",
      ApproximateNumberOfMessagesVisibleInQuietGroups: "traffic",
      ApproximateNumberOfNoisyGroups: "traffic",
      NumberOfDeduplicatedSentMessages: "traffic",
      NumberOfEmptyReceives: "traffic",
      NumberOfMessagesDeleted: "traffic",
      NumberOfMessagesReceived: "traffic",
      NumberOfMessagesSent: "traffic",
      SentMessageSize: "traffic",
    },
  },
  {
    // https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
    namespace: "AWS/Lambda",
    dimension: "FunctionName",
    besides: ["Resource", "ExecutedVersion", "EventSourceMappingUUID"],
    type: "aws_lambda_function",
    argument: "function_name",
    metrics: {
      AsyncEventAge: "trouble",
      AsyncEventsDropped: "trouble",
      AsyncEventsReceived: "traffic",
      ConcurrentExecutions: "traffic",
      DeadLetterErrors: "trouble",
      DeletedEventCount: "traffic",
      DestinationDeliveryFailures: "trouble",
      DroppedEventCount: "trouble",
      Duration: "traffic",
      Errors: "trouble",
      FailedInvokeEventCount: "trouble",
      FilteredOutEventCount: "traffic",
      Invocations: "traffic",
      InvokedEventCount: "traffic",
      IteratorAge: "trouble",
      OffsetLag: "traffic",
      OnFailureDestinationDeliveredEventCount: "trouble",
      PolledEventCount: "traffic",
      PostRuntimeExtensionsDuration: "traffic",
      ProvisionedConcurrencyInvocations: "traffic",
      ProvisionedConcurrencySpilloverInvocations: "traffic",
      ProvisionedConcurrencyUtilization: "traffic",
      ProvisionedConcurrentExecutions: "traffic",
      ProvisionedPollers: "traffic",
      RecursiveInvocationsDropped: "trouble",
      SignatureValidationErrors: "trouble",
      Throttles: "trouble",
    },
  },
  {
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
    namespace: "AWS/Events",
    dimension: "RuleName",
    besides: ["EventBusName"],
    type: "aws_cloudwatch_event_rule",
    argument: "name",
    // Some names come in two spellings: the page's, and the one that accounts show.
    metrics: {
      DeadLetterInvocations: "trouble",
      FailedInvocations: "trouble",
      IngestionToInvocationCompleteLatency: "traffic",
      IngestiontoInvocationCompleteLatency: "traffic",
      IngestionToInvocationStartLatency: "traffic",
      IngestiontoInvocationStartLatency: "traffic",
      IngestionToInvocationSuccessLatency: "traffic",
      InvocationAttempts: "traffic",
      Invocations: "traffic",
      InvocationsCreated: "traffic",
      InvocationsFailedToBeSentToDLQ: "trouble",
      InvocationsFailedToBeSentToDlq: "trouble",
      InvocationsSentToDLQ: "trouble",
      InvocationsSentToDlq: "trouble",
      MatchedEvents: "traffic",
      RetryInvocationAttempts: "trouble",
      SuccessfulInvocationAttempts: "traffic",
      ThrottledRules: "trouble",
      TriggeredRules: "traffic",
    },
  },
  {
    // https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html
    namespace: "AWS/SNS",
    dimension: "TopicName",
    besides: [
      "Application",
      "Country",
      "SMSType",
      "Platform",
      "PhoneNumber",
      "DeviceType",
    ],
    type: "aws_sns_topic",
    argument: "name",
    metrics: {
      NumberOfMessagesPublished: "traffic",
      NumberOfNotificationsDelivered: "traffic",
      NumberOfNotificationsFailed: "trouble",
      "NumberOfNotificationsFailed-RateExceeded": "trouble",
      NumberOfNotificationsFailedToRedriveToDlq: "trouble",
      NumberOfNotificationsFilteredOut: "traffic",
      "NumberOfNotificationsFilteredOut-InvalidAttributes": "trouble",
      "NumberOfNotificationsFilteredOut-InvalidMessageBody": "trouble",
      "NumberOfNotificationsFilteredOut-MessageAttributes": "traffic",
      "NumberOfNotificationsFilteredOut-MessageBody": "traffic",
      "NumberOfNotificationsFilteredOut-NoMessageAttributes": "traffic",
      NumberOfNotificationsRedrivenToDlq: "trouble",
      PublishSize: "traffic",
      SMSMonthToDateSpentUSD: "traffic",
      SMSSuccessRate: "share",
    },
  },
];
