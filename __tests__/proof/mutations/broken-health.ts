import { set, type Edit } from "./edits";
import { faultsOf } from "./faults-of";
import type { Preset } from "./presets";

const letters = "aws_cloudwatch_metric_alarm.undelivered_alerts";
const own = (name: string) =>
  `aws_cloudwatch_metric_alarm.event_pipeline_alarms_${name}`;
const silence = own("no_log_files");
const errors = own("errors");

type Row = readonly [name: string, mutate: Edit, problem?: string];

const of = (preset: Preset, at: string, rows: readonly Row[]) =>
  faultsOf(preset, "alarm -> topic", at, rows);

/** What keeps an alarm on queues and functions from telling that alerts do not arrive. */
export const brokenHealth = [
  ...of("recommended, events", letters, [
    [
      "the alarm watches another queue",
      set(`${letters}.dimensions.QueueName`, "other"),
      "dimension-astray",
    ],
    [
      "the alarm watches a queue by its URL",
      set(
        `${letters}.dimensions.QueueName`,
        "${aws_sqs_queue.undelivered_alerts.url}",
      ),
      "dimension-astray",
    ],
    [
      "the alarm calls the dimension otherwise",
      set(`${letters}.dimensions`, {
        Queue: "${aws_sqs_queue.undelivered_alerts.name}",
      }),
      "dimension-astray",
    ],
    [
      "the queue's metric is misspelt",
      set(`${letters}.metric_name`, "ApproximateNumberOfMessageVisible"),
      "no-such-metric",
    ],
    [
      "SQS's namespace is misspelt",
      set(`${letters}.namespace`, "AWS/Sqs"),
      "no-such-metric",
    ],
    [
      "a thousand lost alerts are wanted",
      set(`${letters}.threshold`, 1000),
      "health-alarm",
    ],
    [
      "an empty queue is an alarm",
      set(`${letters}.comparison_operator`, "LessThanThreshold"),
      "health-alarm",
    ],
    [
      "nothing lost is an alarm, too",
      set(`${letters}.threshold`, 0),
      "health-alarm",
    ],
    [
      "samples of the queue are counted",
      set(`${letters}.statistic`, "SampleCount"),
      "health-alarm",
    ],
    [
      "a queue without news is an alarm",
      set(`${letters}.treat_missing_data`, "breaching"),
      "health-alarm",
    ],
  ]),
  ...of("event-pipeline", errors, [
    [
      "the function's metric is misspelt",
      set(`${errors}.metric_name`, "Error"),
      "no-such-metric",
    ],
    [
      "the alarm watches a function by its ARN",
      set(
        `${errors}.dimensions.FunctionName`,
        "${aws_lambda_function.event_pipeline.arn}",
      ),
      "dimension-astray",
    ],
    [
      "no error is an alarm",
      set(`${errors}.comparison_operator`, "LessThanThreshold"),
      "health-alarm",
    ],
  ]),
  ...of("event-pipeline", silence, [
    [
      "silence is no alarm",
      set(`${silence}.treat_missing_data`, "notBreaching"),
      "health-alarm",
    ],
    [
      "many files are an alarm",
      set(`${silence}.comparison_operator`, "GreaterThanThreshold"),
      "health-alarm",
    ],
    [
      "less than no file is an alarm",
      set(`${silence}.threshold`, 0),
      "health-alarm",
    ],
    [
      "the function counts no such thing",
      set(`${silence}.metric_name`, "FilesRed"),
      "no-such-metric",
    ],
    [
      "the function counts under another dimension",
      set(`${silence}.dimensions`, {
        FunctionName: "${aws_lambda_function.event_pipeline.function_name}",
      }),
      "no-such-metric",
    ],
  ]),
];
