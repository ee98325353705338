import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";
import type { AlertTopic } from "../alert-topic";
import type { SecretEndpoint } from "./secret-endpoint";

/** Where people on call are paged from. */
export type IncidentService = "pagerduty" | "opsgenie";

/** Cost: sixty cents for a million alerts, and what the service itself asks for. */
export interface IncidentChannelProps {
  /**
   * What pages people. For PagerDuty it must admit alarms only (`publishers: ["cloudwatch"]`): its
   * Amazon CloudWatch integration drops everything else without a word. A rule of the event route
   * that should page takes the route `metric` as well.
   */
  readonly topic: AlertTopic;
  readonly service: IncidentService;
  /** The address of PagerDuty's Amazon CloudWatch or Opsgenie's Amazon SNS integration. */
  readonly endpoint: SecretEndpoint;
}

/**
 * Makes incidents of alerts, in PagerDuty or Opsgenie. Both confirm the subscription by themselves.
 *
 * @see http://cetinich.net/content/2022/cloudwatch-pagerduty-sns/ on what PagerDuty takes, which it does not document
 * @throws Error for a topic with messages that the service would not read
 */
export class IncidentChannel extends Construct {
  constructor(scope: Construct, id: string, props: IncidentChannelProps) {
    super(scope, id);
    const { topic, service, endpoint } = props;
    topic.demandText();
    if (service === "pagerduty" && topic.admits("events")) {
      throw new Error(
        `the topic "${topic.node.path}" admits "events", which PagerDuty drops: expected a topic of its own with publishers ["cloudwatch"], and the route "metric" for rules that should page`,
      );
    }
    new SnsTopicSubscription(this, "topic_subscription", {
      topicArn: topic.arn,
      protocol: "https",
      endpoint: endpoint.stringValue,
      endpointAutoConfirms: true,
      // Both read SNS's envelope, which has the subject.
      rawMessageDelivery: false,
    });
  }
}
