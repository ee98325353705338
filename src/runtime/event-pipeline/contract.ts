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
    /** Seconds from the newest event of a file to its processing. */
    age: "NewestEventAge",
  },
} as const;

/** The handler within the bundle, as Lambda names it. */
export const handlerName = "index.handler";

/** The file of rules beside the bundle. */
export const eventsFile = "monitored_events.json";
