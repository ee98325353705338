import type { PolicyStatement } from "./policy-document";

/**
 * EventBridge as the sender. It sends no source to compare: any condition here drops every event.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
 */
export const fromEvents = {
  Sid: "AllowEvents",
  Effect: "Allow",
  Principal: { Service: "events.amazonaws.com" },
} as const;

/** What a publisher needs to encrypt a message and to read it back. */
export const encryptMessages = {
  Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
  Resource: "*",
} as const;

/** Lets EventBridge use the key of a topic or a queue. The same statement for both, so that they can share a key. */
export const eventsKeyGrant: PolicyStatement = {
  ...fromEvents,
  ...encryptMessages,
};
