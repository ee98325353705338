import { Construct } from "constructs";
import type { Rule } from "../rule/rule";
import { MetricFilter, type MetricFilterProps } from "./metric-filter";
import { RuleAlarm, type RuleAlarmProps } from "./rule-alarm";

export interface TripwireProps
  extends MetricFilterProps, Omit<RuleAlarmProps, "metric" | "name"> {
  /** The alarm's name, unique in account and region; the subject of the mail. */
  readonly alarmName: string;
}

/** A rule on watch: the filter that counts its matches and the alarm that tells people. */
export class Tripwire extends Construct {
  readonly rule: Rule;
  readonly filter: MetricFilter;
  readonly alarm: RuleAlarm;

  constructor(scope: Construct, id: string, props: TripwireProps) {
    super(scope, id);
    const { alarmName, ...rest } = props;
    this.rule = props.rule;
    this.filter = new MetricFilter(this, "metric_filter", rest);
    this.alarm = new RuleAlarm(this, "metric_alarm", {
      ...rest,
      name: alarmName,
      metric: this.filter.metric,
    });
  }
}
