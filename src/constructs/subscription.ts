import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import {
  TerraformIterator,
  TerraformLocal,
  type TerraformVariable,
} from "cdktf";
import { Construct } from "constructs";
import type { AlertTopic } from "./alert-topic";

export interface SubscriptionProps {
  readonly topic: AlertTopic;
  readonly protocol: "email" | "sms" | "https";
  /** One address, or the variable or local that holds a list of them: each gets a subscription of its own. */
  readonly endpoint: string | TerraformVariable | TerraformLocal;
}

/**
 * People or systems that hear the alerts of a topic. AWS sends nothing to an e-mail address or an
 * HTTPS endpoint before it has confirmed.
 */
export class Subscription extends Construct {
  constructor(scope: Construct, id: string, props: SubscriptionProps) {
    super(scope, id);
    const { topic, protocol, endpoint } = props;
    topic.demandText();
    new SnsTopicSubscription(this, "topic_subscription", {
      topicArn: topic.arn,
      protocol,
      ...(typeof endpoint === "string" ? { endpoint } : forEach(endpoint)),
    });
  }
}

function forEach(list: TerraformVariable | TerraformLocal) {
  const each = TerraformIterator.fromList(
    list instanceof TerraformLocal ? list.asList : list.listValue,
  );
  // The iterator's value has no type, whatever the list holds; each address is a string.
  return { forEach: each, endpoint: String(each.value) };
}
