/*
 * What the deployed parts and the function's code agree on. The constructs and the command line
 * know this file of the runtime and no other.
 */

/** The function's environment variables. The first four are those of the tutorials' pipeline. */
export const variables = {
  /** ARN of the topic that alerts go to. */
  topic: "SNS_TOPIC_ARN",
  /** Name of the table of findings. */
  table: "DYNAMODB_TABLE",
  /** `DEBUG`, `INFO`, `WARN` or `ERROR`. */
  logLevel: "LOG_LEVEL",
  /** Path of `monitored_events.json`, from the function's folder unless absolute. */
  events: "SECURITY_EVENTS_PATH",
  /** URL of the queue that feeds the function; it sends itself the ends of alert windows. */
  queue: "QUEUE_URL",
  /** URL of the queue of what cannot be processed. */
  deadLetters: "DEAD_LETTER_QUEUE_URL",
  /** How often a message is received before it goes to the dead letters. */
  maxReceives: "MAX_RECEIVE_COUNT",
  /** Days that a finding stays in the table. */
  retention: "RETENTION_DAYS",
  /** Host of the AWS console in this partition, for links. */
  console: "CONSOLE_HOST",
} as const;

/** The table of findings: a finding is one event that matched one rule. */
export const table = {
  /** Partition key: CloudTrail's eventID, or the name of an alert window. */
  eventId: "EventId",
  /** Sort key: `<eventTime>#<rule id>`. */
  timestamp: "Timestamp",
  /** When DynamoDB may delete the item, in seconds since 1970. */
  expires: "ExpiresAt",
  /** The index that answers "what did this rule find, and when". */
  byRule: {
    name: "RuleTime",
    /** Partition key: the rule's id. Windows lack it and stay out of the index. */
    rule: "Rule",
    /** Sort key: the event's time, as CloudTrail writes it. */
    eventTime: "EventTime",
  },
} as const;

/** What the table says of a finding. Attributes that the record has no value for are missing. */
export interface FindingItem {
  /** The record's eventID; where it has none, `sha256-` and the hash of the record. */
  readonly EventId: string;
  readonly Timestamp: string;
  /** The rule's id. */
  readonly Rule: string;
  /** As CloudTrail writes it; `1970-01-01T00:00:00Z` where the record has none. */
  readonly EventTime: string;
  readonly Severity: string;
  /** The rule's title. */
  readonly Title: string;
  /** ARN of the caller, or what the record has nearest to it. */
  readonly Principal?: string;
  /** `userIdentity.type` */
  readonly PrincipalType?: string;
  readonly EventName?: string;
  readonly EventSource?: string;
  readonly AwsRegion?: string;
  /** The account in which it happened. */
  readonly AccountId?: string;
  readonly SourceIPAddress?: string;
  readonly UserAgent?: string;
  /** Missing when the call succeeded. */
  readonly ErrorCode?: string;
  /** The log file: `s3://bucket/key`. */
  readonly File: string;
  /** Names the file and its content, so that a delivery knows its own findings again. */
  readonly FileId: string;
  /** The record as JSON, without the fields that {@link Shortened} names. */
  readonly Record: string;
  /** Fields that were too large for the table and are in the file only, with commas between. */
  readonly Shortened?: string;
  readonly ExpiresAt: number;
}

/** The function's metrics, in CloudWatch's embedded metric format. */
export const metrics = {
  namespace: "Trailwire",
  /** The metrics' one dimension: the function's name. */
  dimension: "service",
  names: {
    files: "FilesRead",
    events: "EventsRead",
    findings: "FindingsStored",
    alerts: "AlertsSent",
    rejected: "MessagesRejected",
    /** Messages that failed and come again. */
    failed: "MessagesFailed",
    /** Seconds from the newest event of a file to its processing. */
    age: "NewestEventAge",
  },
} as const;

/** The handler within the bundle, as Lambda names it. */
export const handlerName = "index.handler";

/** The file of rules beside the bundle. */
export const eventsFile = "monitored_events.json";
