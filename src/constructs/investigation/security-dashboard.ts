import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { Construct } from "constructs";
import { severities } from "../../rule/rule";
import { metrics } from "../../runtime/event-pipeline/contract";
import { Environment } from "../environment";
import type { EventPipeline } from "../event-pipeline";
import type { EventRule } from "../event-rule";
import { literal } from "../literal";
import type { LogGroup } from "../log-group";
import type { Tripwire } from "../tripwire";
import { dashboardQuestions } from "./dashboard-questions";
import {
  alarmWidget,
  logWidget,
  metricWidget,
  placed,
  type Series,
  textWidget,
  type Widget,
} from "./dashboard-widgets";

/**
 * Three dollars a month, the first three dashboards of an account none. The widgets that ask the log
 * group cost about half a cent for each GB that they search, each time they are looked at.
 */
export interface SecurityDashboardProps {
  /** Unique in the account, up to 255 letters, digits, `-` and `_`. */
  readonly name: string;
  /** What alarms. @default - no alarms are shown */
  readonly tripwires?: readonly Tripwire[];
  /** What mails single events. @default - what they match is not shown */
  readonly eventRules?: readonly EventRule[];
  /** The trail's log group. @default - who does what is not shown */
  readonly logGroup?: LogGroup;
  /** @default - there is none to watch */
  readonly pipeline?: EventPipeline;
}

/** What a person looks at first: what alarms, which rules match, who does what, and whether the pipeline is well. */
export class SecurityDashboard extends Construct {
  /** The name as a reference to the dashboard. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: SecurityDashboardProps) {
    super(scope, id);
    const { region } = Environment.of(this);
    const widgets = [
      ...alarms(props),
      ...matches(props, region),
      ...principals(props, region),
      ...health(props, region),
    ];
    if (widgets.length === 0) {
      throw new Error(
        `the dashboard "${this.node.path}" has nothing to show: expected tripwires, eventRules, a logGroup or a pipeline`,
      );
    }
    const dashboard = new CloudwatchDashboard(this, "dashboard", {
      dashboardName: props.name,
      dashboardBody: literal(
        JSON.stringify({ start: "-P1D", widgets: placed(widgets) }),
      ),
    });
    this.name = dashboard.dashboardName;
  }
}

/** The worst first. */
function alarms({ tripwires = [] }: SecurityDashboardProps): readonly Widget[] {
  if (tripwires.length === 0) return [];
  return [
    textWidget("## Alarms"),
    ...severities.flatMap((severity) => {
      const arns = tripwires
        .filter(({ rule }) => rule.severity === severity)
        .map(({ alarm }) => alarm.arn);
      return arns.length === 0 ? [] : alarmWidget(severity.toUpperCase(), arns);
    }),
  ];
}

function matches(
  { tripwires = [], eventRules = [] }: SecurityDashboardProps,
  region: string,
): readonly Widget[] {
  const counted = tripwires.map(({ rule, filter }): Series => {
    const { namespace, name } = filter.metric;
    return { namespace, name, label: rule.id };
  });
  const mailed = eventRules.flatMap(({ rule, name, parts }) =>
    Array.from({ length: parts }, (_, part): Series => ({
      namespace: "AWS/Events",
      name: "MatchedEvents",
      dimensions: {
        RuleName: part === 0 ? name : `${name}-${part + 1}`,
      },
      label: part === 0 ? rule.id : `${rule.id} (${part + 1})`,
    })),
  );
  const widgets = [
    ["Matches that are counted for alarms", counted],
    ["Matches that are mailed one by one", mailed],
  ] as const;
  const shown = widgets.filter(([, series]) => series.length > 0);
  if (shown.length === 0) return [];
  return [
    textWidget("## Matches by rule"),
    ...shown.map(([title, series]) =>
      metricWidget({
        title,
        region,
        series,
        stat: "Sum",
        view: "bar",
      }),
    ),
  ];
}

function principals(
  { logGroup }: SecurityDashboardProps,
  region: string,
): readonly Widget[] {
  if (logGroup === undefined) return [];
  return [
    textWidget("## Who does what"),
    ...Object.entries(dashboardQuestions).map(([title, query]) =>
      logWidget({ title, region, logGroup: logGroup.name, query }),
    ),
  ];
}

function health(
  { pipeline }: SecurityDashboardProps,
  region: string,
): readonly Widget[] {
  if (pipeline === undefined) return [];
  const { queue, deadLetters } = pipeline;
  const ofFunction = { FunctionName: pipeline.function.name };
  const own = (metric: keyof typeof metrics.names, label: string): Series => ({
    namespace: metrics.namespace,
    name: metrics.names[metric],
    dimensions: { [metrics.dimension]: pipeline.function.name },
    label,
  });
  const lambda = (name: string, label: string): Series => ({
    namespace: "AWS/Lambda",
    name,
    dimensions: ofFunction,
    label,
  });
  const sqs = (name: string, queueName: string, label: string): Series => ({
    namespace: "AWS/SQS",
    name,
    dimensions: { QueueName: queueName },
    label,
  });
  const visible = "ApproximateNumberOfMessagesVisible";
  return [
    textWidget("## Event pipeline"),
    metricWidget({
      title: "Read and found",
      region,
      stat: "Sum",
      view: "singleValue",
      series: [
        own("files", "log files"),
        own("events", "events"),
        own("findings", "findings"),
        own("alerts", "alerts"),
      ],
    }),
    metricWidget({
      title: "Failures",
      region,
      stat: "Sum",
      series: [
        own("failed", "messages that come again"),
        own("rejected", "messages given up"),
        lambda("Errors", "function errors"),
        lambda("Throttles", "function throttles"),
      ],
    }),
    metricWidget({
      title: "Waiting",
      region,
      stat: "Maximum",
      series: [
        sqs(visible, queue.name, "log files"),
        sqs(visible, deadLetters.name, "dead letters"),
      ],
    }),
    metricWidget({
      title: "Delay in seconds",
      region,
      stat: "Maximum",
      series: [
        sqs("ApproximateAgeOfOldestMessage", queue.name, "oldest message"),
        own("age", "newest event of a file"),
      ],
    }),
  ];
}
