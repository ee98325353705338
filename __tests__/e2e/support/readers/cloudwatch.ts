import {
  DescribeAlarmsCommand,
  GetDashboardCommand,
} from "@aws-sdk/client-cloudwatch";
import { type Readers, snakeCase } from "./reader";

export const cloudwatchReaders: Readers = {
  aws_cloudwatch_dashboard: async ({ cloudwatch }, { id: DashboardName }) =>
    snakeCase(
      await cloudwatch.send(new GetDashboardCommand({ DashboardName })),
    ),
  aws_cloudwatch_metric_alarm: async ({ cloudwatch }, { id }) => {
    const { MetricAlarms: [alarm] = [] } = await cloudwatch.send(
      new DescribeAlarmsCommand({ AlarmNames: [id] }),
    );
    if (alarm === undefined) throw new Error(`no alarm has the name "${id}"`);
    return {
      ...snakeCase(alarm),
      dimensions: Object.fromEntries(
        (alarm.Dimensions ?? []).map(({ Name = "", Value }) => [Name, Value]),
      ),
    };
  },
};
