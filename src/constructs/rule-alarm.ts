import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import { alarmOf } from "../rule/rule";
import { alarmDescription } from "./alarm-description";
import type { AlertTopic } from "./alert-topic";
import { literal } from "./literal";
import type { FilterMetric } from "./metric-filter";

export interface RuleAlarmProps {
  /** What the rule's filter counts. */
  readonly metric: FilterMetric;
  /** Where the alarm is heard. An alarm that nobody hears is a mistake. */
  readonly actions: readonly [AlertTopic, ...AlertTopic[]];
  /** Unique in account and region; the subject of the mail. */
  readonly name: string;
  /**
   * Length of a period in seconds.
   * @default - as the rule says, otherwise 300
   */
  readonly period?: number;
  /**
   * Whether the alarm explains itself in its mail.
   * @default true
   */
  readonly describe?: boolean;
}

/** Alerts when a rule's matches within a period reach its threshold. */
export class RuleAlarm extends Construct {
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, props: RuleAlarmProps) {
    super(scope, id);
    const { metric, actions } = props;
    const { threshold, period } = alarmOf(metric.rule);
    const alarm = new CloudwatchMetricAlarm(this, "metric_alarm", {
      alarmName: props.name,
      ...(props.describe !== false && {
        alarmDescription: literal(alarmDescription(metric.rule)),
      }),
      namespace: metric.namespace,
      metricName: metric.name,
      // Each match counts 1, so only a sum can reach a threshold above 1.
      statistic: "Sum",
      period: props.period ?? period,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: threshold,
      // No events means no matches, not a fault.
      treatMissingData: "notBreaching",
      alarmActions: actions.map(({ arn }) => arn),
    });
    this.name = alarm.alarmName;
    this.arn = alarm.arn;
  }
}
