import {
  compileEventPattern,
  EventPatternError,
} from "../../../pattern/event-bridge";
import { Unknown, type Resource } from "../../model";
import { hasPlaceholder } from "../../placeholder";
import { doubt, problem, type Finding } from "../graph/finding";
import { textOf } from "../graph/values";

/** What gets through a topic, as far as subscriptions may filter it. */
export interface Message {
  /** What it is, for people: `the message of an alarm`. */
  readonly name: string;
  /** Its body as JSON. @default - it is not known, or no JSON */
  readonly body?: object;
  /** Its attributes. @default - none */
  readonly attributes?: object;
}

/**
 * Whether the subscription's filter lets the message through. Filters look at attributes unless
 * told to look at the body, and speak the language of EventBridge's patterns.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering-scope.html
 */
export function filterFindings(
  subscription: Resource,
  { name, body, attributes = {} }: Message,
): readonly Finding[] {
  const policy = textOf(subscription.values, "filter_policy");
  const scope =
    textOf(subscription.values, "filter_policy_scope") ?? "MessageAttributes";
  if (policy === undefined || policy === "" || policy === "{}") return [];
  const looked = scope === "MessageBody" ? body : attributes;
  if (
    policy instanceof Unknown ||
    scope instanceof Unknown ||
    looked === undefined ||
    hasPlaceholder(policy)
  ) {
    return [
      doubt(
        `whether the filter_policy of ${subscription.address} lets ${name} through`,
      ),
    ];
  }
  try {
    if (compileEventPattern(policy)(looked)) return [];
  } catch (error) {
    if (!(error instanceof EventPatternError)) throw error;
    return [
      problem({
        id: "invalid-filter-policy",
        at: subscription.address,
        argument: "filter_policy",
        what: `SNS refuses the filter: ${error.message}`,
        mend: "remove filter_policy",
      }),
    ];
  }
  return [
    problem({
      id: "filtered-out",
      at: subscription.address,
      argument: "filter_policy",
      what: `the filter looks at the message's ${scope === "MessageBody" ? "body" : "attributes"} and does not let ${name} through`,
      mend: "remove filter_policy",
    }),
  ];
}
