import {
  all,
  doubtsAfter,
  drop,
  fault,
  faultsAfter,
  pathsAfter,
  rewrite,
  set,
  type Edit,
} from "./monitor";

const trail = "aws_cloudtrail.main";
const filter = "aws_cloudwatch_log_metric_filter.root_login";
const alarm = "aws_cloudwatch_metric_alarm.root_alarm";
const group = "aws_cloudwatch_log_group.security_logs";
const reads = "log group -> filter";
const kind = "filter -> alarm";
const vpcFilter = "aws_cloudwatch_log_metric_filter.vpc_changes";
const vpcAlarm = "aws_cloudwatch_metric_alarm.vpc_changes";

const never = (argument: string, at = alarm) =>
  fault(kind, "alarm-never-fires", at, argument);
const always = (argument: string, at = alarm) =>
  fault(kind, "alarm-always-on", at, argument);

test.each<[name: string, preset: string, Edit, ...faults: string[]]>([
  [
    "another log group",
    "compliance-monitor",
    set(`${filter}.log_group_name`, "/other"),
    fault(reads, "other-log-group", filter, "log_group_name"),
  ],
  [
    "a log group that no trail feeds",
    "recommended",
    all(
      set("aws_cloudwatch_log_group.fresh", { name: "fresh" }),
      set(
        `${vpcFilter}.log_group_name`,
        "${aws_cloudwatch_log_group.fresh.name}",
      ),
    ),
    fault("trail -> log group", "other-log-group", vpcFilter, "log_group_name"),
  ],
  [
    "a class without filters",
    "recommended",
    set(`${group}.log_group_class`, "INFREQUENT_ACCESS"),
    fault(reads, "log-group-class", group, "log_group_class"),
  ],
  [
    "a pattern that is none",
    "compliance-monitor",
    rewrite(`${filter}.pattern`, "NOT EXISTS", "EXISTS"),
    fault(reads, "invalid-pattern", filter, "pattern"),
  ],
  [
    "single quotes",
    "compliance-monitor",
    rewrite(`${filter}.pattern`, '"', "'"),
    fault(reads, "invalid-pattern", filter, "pattern"),
  ],
  [
    "the metric's name, which the alarm takes from the filter",
    "recommended",
    set(`${vpcFilter}.metric_transformation.name`, "Other"),
    fault(kind, "metric-name-differs", vpcFilter, "metric_transformation.name"),
  ],
  [
    "the filter's name, which the alarm takes",
    "recommended",
    set(`${vpcFilter}.name`, "Other"),
    fault(kind, "metric-name-differs", vpcFilter, "metric_transformation.name"),
  ],
  [
    "the metric's name in the alarm",
    "recommended",
    set(`${vpcAlarm}.metric_name`, "Other"),
    fault(kind, "metric-name-differs", vpcAlarm, "metric_name"),
  ],
  [
    "the metric's name in the only alarm",
    "compliance-monitor",
    set(`${alarm}.metric_name`, "Other"),
    fault(kind, "metric-name-differs", alarm, "metric_name"),
  ],
  [
    "the namespace in one filter",
    "recommended",
    set(`${vpcFilter}.metric_transformation.namespace`, "Other"),
    fault(
      kind,
      "metric-namespace-differs",
      vpcFilter,
      "metric_transformation.namespace",
    ),
  ],
  [
    "the namespace in one alarm",
    "recommended",
    set(`${vpcAlarm}.namespace`, "Other"),
    fault(kind, "metric-namespace-differs", vpcAlarm, "namespace"),
  ],
  [
    "the namespace in the only alarm",
    "compliance-monitor",
    set(`${alarm}.namespace`, "Other"),
    fault(kind, "metric-namespace-differs", alarm, "namespace"),
  ],
  [
    "no alarm",
    "compliance-monitor",
    drop(alarm),
    fault(kind, "no-alarm", filter),
  ],
  [
    "no filter",
    "recommended",
    all(drop(vpcFilter), set(`${vpcAlarm}.metric_name`, "VpcChanges")),
    fault(kind, "no-metric", vpcAlarm, "metric_name"),
  ],
  [
    "no filter beside the trail's log group",
    "compliance-monitor",
    drop(filter),
    fault(kind, "no-metric", alarm, "metric_name"),
  ],
  [
    "a filter that the alarm refers to",
    "recommended",
    drop(vpcFilter),
    fault(kind, "missing-resource", vpcFilter),
  ],
  [
    "the name that a rule's metric has",
    "compliance-monitor",
    set(`${filter}.metric_transformation.name`, "Other"),
    fault(kind, "metric-name-differs", filter, "metric_transformation.name"),
  ],
  [
    "the namespace of this project's monitors",
    "compliance-monitor",
    set(`${filter}.metric_transformation.namespace`, "Other"),
    fault(
      kind,
      "metric-namespace-differs",
      filter,
      "metric_transformation.namespace",
    ),
  ],
  [
    "a value that is no number",
    "compliance-monitor",
    set(`${filter}.metric_transformation.value`, "one"),
    fault(
      kind,
      "invalid-transformation",
      filter,
      "metric_transformation.value",
    ),
  ],
  [
    "no transformation",
    "compliance-monitor",
    drop(`${filter}.metric_transformation`),
    ...["name", "namespace", "value"].map((name) =>
      fault(
        kind,
        "invalid-transformation",
        filter,
        `metric_transformation.${name}`,
      ),
    ),
    "filter -> alarm: unknown",
  ],
  ...(
    [
      ["statistic", "Total"],
      ["comparison_operator", "Equal"],
      ["treat_missing_data", "good"],
      ["period", 61],
      ["evaluation_periods", 0],
    ] as const
  ).map(([argument, value]): [string, string, Edit, string] => [
    `${argument} ${value}`,
    "compliance-monitor",
    set(`${alarm}.${argument}`, value),
    fault(kind, "invalid-argument", alarm, argument),
  ]),
  ...["statistic", "threshold", "period", "comparison_operator"].map(
    (argument): [string, string, Edit, string] => [
      `no ${argument}`,
      "compliance-monitor",
      drop(`${alarm}.${argument}`),
      fault(kind, "missing-argument", alarm, argument),
    ],
  ),
  [
    "dimensions that the filter does not make",
    "compliance-monitor",
    set(`${alarm}.dimensions`, { Region: "us-east-1" }),
    fault(kind, "dimensions-differ", alarm, "dimensions"),
  ],
  [
    "dimensions and a default value",
    "recommended",
    set(`${vpcFilter}.metric_transformation.dimensions`, {
      Region: "$.awsRegion",
    }),
    fault(
      kind,
      "default-value-with-dimensions",
      vpcFilter,
      "metric_transformation.default_value",
    ),
    fault(kind, "dimensions-differ", vpcAlarm, "dimensions"),
  ],
  [
    "a unit that the metric does not have",
    "compliance-monitor",
    set(`${alarm}.unit`, "Count"),
    fault(kind, "unit-differs", alarm, "unit"),
  ],
  [
    "another region",
    "recommended",
    set(`${vpcAlarm}.provider`, "aws.us_west_2"),
    fault(kind, "other-region", vpcAlarm),
    fault("alarm -> topic", "other-region", vpcAlarm),
  ],
  [
    "matches that add nothing",
    "compliance-monitor",
    set(`${filter}.metric_transformation.value`, "0"),
    fault(kind, "filter-adds-nothing", filter, "metric_transformation.value"),
  ],
  [
    "a default value that breaches",
    "recommended",
    set(`${vpcFilter}.metric_transformation.default_value`, "1"),
    always("metric_transformation.default_value", vpcFilter),
  ],
  [
    "an average of matches and quiet minutes",
    "recommended",
    set(`${vpcAlarm}.statistic`, "Average"),
    never("statistic", vpcAlarm),
  ],
  [
    "a minimum of matches and quiet minutes",
    "recommended",
    set(`${vpcAlarm}.statistic`, "Minimum"),
    never("statistic", vpcAlarm),
  ],
  [
    "a count of quiet minutes",
    "recommended",
    set(`${vpcAlarm}.statistic`, "SampleCount"),
    always("statistic", vpcAlarm),
  ],
  [
    "an average above what a match adds",
    "compliance-monitor",
    all(set(`${alarm}.statistic`, "Average"), set(`${alarm}.threshold`, 2)),
    never("statistic"),
  ],
  [
    "a maximum that must be passed",
    "compliance-monitor",
    all(
      set(`${alarm}.statistic`, "Maximum"),
      set(`${alarm}.comparison_operator`, "GreaterThanThreshold"),
    ),
    never("statistic"),
  ],
  [
    "fewer than the threshold",
    "recommended",
    set(`${vpcAlarm}.comparison_operator`, "LessThanThreshold"),
    always("comparison_operator", vpcAlarm),
  ],
  [
    "fewer than the threshold without default value",
    "compliance-monitor",
    set(`${alarm}.comparison_operator`, "LessThanThreshold"),
    never("comparison_operator"),
  ],
  [
    "at most the threshold",
    "compliance-monitor",
    set(`${alarm}.comparison_operator`, "LessThanOrEqualToThreshold"),
    never("comparison_operator"),
  ],
  [
    "a threshold of nothing",
    "recommended",
    set(`${vpcAlarm}.threshold`, 0),
    always("threshold", vpcAlarm),
  ],
  [
    "missing data that breaches",
    "compliance-monitor",
    set(`${alarm}.treat_missing_data`, "breaching"),
    always("treat_missing_data"),
  ],
  [
    "missing data that keeps the alarm on",
    "compliance-monitor",
    set(`${alarm}.treat_missing_data`, "ignore"),
    fault(kind, "alarm-stays-on", alarm, "treat_missing_data"),
  ],
  [
    "more datapoints than periods",
    "compliance-monitor",
    set(`${alarm}.datapoints_to_alarm`, 2),
    fault(kind, "datapoints-exceed-periods", alarm, "datapoints_to_alarm"),
  ],
])("broken: %s", async (_, preset, edit, ...faults) => {
  expect(await faultsAfter(preset, edit)).toEqual(faults);
});

const math = (expression: string): Edit =>
  all(
    ...["metric_name", "namespace", "period", "statistic"].map((name) =>
      drop(`${alarm}.${name}`),
    ),
    set(`${alarm}.metric_query`, [
      {
        id: "m1",
        metric: [
          {
            metric_name: "RootUsage",
            namespace: "Security",
            period: 60,
            stat: "Sum",
          },
        ],
      },
      { id: "e1", expression, return_data: true },
    ]),
  );

test.each<[name: string, preset: string, Edit]>([
  [
    "the average of matches alone",
    "compliance-monitor",
    set(`${alarm}.statistic`, "Average"),
  ],
  ["the maximum", "recommended", set(`${vpcAlarm}.statistic`, "Maximum")],
  [
    "more than nothing",
    "recommended",
    all(
      set(`${vpcAlarm}.comparison_operator`, "GreaterThanThreshold"),
      set(`${vpcAlarm}.threshold`, 0),
    ),
  ],
  [
    "numbers as texts",
    "compliance-monitor",
    all(set(`${alarm}.threshold`, "1"), set(`${alarm}.period`, "60")),
  ],
  [
    "missing data left missing",
    "compliance-monitor",
    drop(`${alarm}.treat_missing_data`),
  ],
  [
    "one datapoint of many",
    "recommended",
    all(
      set(`${vpcAlarm}.evaluation_periods`, 12),
      set(`${vpcAlarm}.datapoints_to_alarm`, 1),
    ),
  ],
  [
    "literals for references",
    "recommended",
    all(
      set(`${vpcAlarm}.metric_name`, "VpcChanges"),
      set(`${vpcAlarm}.namespace`, "trailwire/Security"),
      set(`${vpcFilter}.log_group_name`, "/trailwire/cloudtrail"),
    ),
  ],
  [
    "a second alarm on the same metric",
    "recommended",
    all(
      set("aws_cloudwatch_metric_alarm.never", {
        alarm_name: "never",
        metric_name: "VpcChanges",
        namespace: "${var.prefix}/Security",
        statistic: "Minimum",
        period: 300,
        evaluation_periods: 1,
        threshold: 1,
        comparison_operator: "GreaterThanOrEqualToThreshold",
        alarm_actions: ["${aws_sns_topic.security_alerts.arn}"],
      }),
    ),
  ],
  ["metric math", "compliance-monitor", math("SUM([FILL(m1, 0), 0])")],
  ["metric math of all metrics", "compliance-monitor", math("SUM(METRICS())")],
  [
    "a second trail that is off",
    "recommended",
    set("aws_cloudtrail.off", {
      name: "off",
      enable_logging: false,
      s3_bucket_name: "${aws_s3_bucket.audit_logs.id}",
      cloud_watch_logs_group_arn:
        "${aws_cloudwatch_log_group.security_logs.arn}:*",
    }),
  ],
])("harmless: %s", async (_, preset, edit) => {
  expect(await faultsAfter(preset, edit)).toEqual([]);
});

test.each<[name: string, Edit, doubt: RegExp]>([
  [
    "an anomaly",
    all(
      math("ANOMALY_DETECTION_BAND(m1)"),
      drop(`${alarm}.threshold`),
      set(`${alarm}.threshold_metric_id`, "e1"),
      set(`${alarm}.comparison_operator`, "GreaterThanUpperThreshold"),
    ),
    /fires/,
  ],
  [
    "an expression that is not understood",
    math("RATE(m1)"),
    /"RATE\(m1\)" is not understood/,
  ],
  [
    "a value of the record",
    set(`${filter}.metric_transformation.value`, "$.bytes"),
    /value/,
  ],
  [
    "a log group of another configuration",
    all(
      drop(group),
      drop(`${trail}.cloud_watch_logs_group_arn`),
      set(`${filter}.log_group_name`, "/other"),
    ),
    /\/other/,
  ],
  [
    "a metric that is not known before apply",
    set(`${alarm}.metric_name`, "${random_id.suffix.hex}"),
    /watches the metric/,
  ],
])("unknown: %s", async (_, edit, doubt) => {
  expect(await doubtsAfter("compliance-monitor", edit)).toEqual(
    expect.arrayContaining([expect.stringMatching(doubt)]),
  );
});

test.each<[name: string, Edit, note: RegExp | undefined]>([
  [
    "a threshold",
    set(`${alarm}.threshold`, 5),
    /needs 5 events within 60 seconds/,
  ],
  ["two periods", set(`${alarm}.evaluation_periods`, 2), /in 2 of 2 periods/],
  [
    "two periods, missing data missing",
    all(
      set(`${alarm}.evaluation_periods`, 2),
      set(`${alarm}.treat_missing_data`, "missing"),
    ),
    undefined,
  ],
  ["metric math", math("m1 / 4"), /needs 4 events/],
])("an alarm that counts is told: %s", async (_, edit, note) => {
  const [path] = await pathsAfter("compliance-monitor", edit);
  const link = path?.links.find((it) => it.kind === kind);
  expect(link?.verdict).toBe("holds");
  expect(link?.notes).toEqual(
    note === undefined ? [] : [expect.stringMatching(note)],
  );
});
