import { Unknown, type Resource } from "../../model";
import type { Context, Principal } from "../../policy";
import { attachedTo, needsMet, type PolicyHome } from "./attached-policy";
import type { Finding } from "../graph/finding";
import type { Graph } from "../graph/graph";
import { keyFindings } from "./kms-key";
import { nameIn } from "../graph/values";

/** A service that sends to a queue. */
export interface Sender {
  readonly principal: Principal;
  /** As people name it: `EventBridge`. */
  readonly sender: string;
  /** The condition keys that it sends with the message. */
  readonly context: Context;
  /** Those that it sends when it uses the queue's key. @default - the same */
  readonly keyContext?: Context;
}

/** Where the policy of a queue stands. */
export function queueHome(queue: Resource): PolicyHome {
  return {
    target: queue,
    type: "aws_sqs_queue_policy",
    argument: "queue_url",
    names: ["url", "id"].map((name) => nameIn(queue, name)),
    arn: nameIn(queue, "arn"),
  };
}

/** Whether the queue takes what a service sends: its policy and the policy of its key. */
export function queueFindings(
  graph: Graph,
  queue: Resource,
  { principal, sender, context, keyContext = context }: Sender,
): readonly Finding[] {
  const home = queueHome(queue);
  const need = {
    request: {
      principal,
      action: "sqs:SendMessage",
      resource: home.arn,
      context,
    },
    stake: { id: "queue-send-denied", need: `let ${sender} send messages` },
  };
  return [
    ...needsMet(home, attachedTo(graph, home), [need]),
    ...keyFindings(graph, {
      user: queue,
      argument: "kms_master_key_id",
      principal,
      actions: ["kms:GenerateDataKey", "kms:Decrypt"],
      context: keyContext,
      id: "queue-key-denied",
    }),
  ];
}

/** What AWS's pages leave open of a request. */
export const undocumented = new Unknown(
  "AWS does not document whether it is sent",
);
