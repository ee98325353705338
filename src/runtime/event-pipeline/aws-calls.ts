/**
 * Every call to AWS that the function's code makes, per service. Each is the IAM action of the same
 * name, so the role's policy is made of this list and holds nothing else.
 *
 * What the event source mapping does (`sqs:ReceiveMessage`, …) and what Lambda itself writes
 * (its logs) is not code of this function and not in here.
 */
export const awsCalls = {
  /** The log files. */
  s3: ["GetObject"],
  /** The table of findings, its items and never its index. */
  dynamodb: ["GetItem", "PutItem", "UpdateItem"],
  /** The alert topic. */
  sns: ["Publish"],
  /** Its own queue, for the ends of alert windows and the time of the next try, and the dead letters. */
  sqs: ["ChangeMessageVisibility", "SendMessage"],
} as const;
