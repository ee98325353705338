import {
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  DescribeMetricFiltersCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { type Readers, snakeCase, text } from "./reader";

export const logsReaders: Readers = {
  aws_cloudwatch_log_group: async ({ logs }, { id }) => {
    const { logGroups = [] } = await logs.send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: id }),
    );
    const group = only(logGroups, ({ logGroupName }) => logGroupName === id);
    return { ...snakeCase(group), name: group.logGroupName };
  },
  aws_cloudwatch_log_stream: async ({ logs }, resource) => {
    const logGroupName = text(resource, "log_group_name");
    const { logStreams = [] } = await logs.send(
      new DescribeLogStreamsCommand({ logGroupName }),
    );
    const name = text(resource, "name");
    const stream = only(logStreams, (is) => is.logStreamName === name);
    return { name: stream.logStreamName, log_group_name: logGroupName };
  },
  aws_cloudwatch_log_metric_filter: async ({ logs }, resource) => {
    const { metricFilters = [] } = await logs.send(
      new DescribeMetricFiltersCommand({
        logGroupName: text(resource, "log_group_name"),
        filterNamePrefix: resource.id,
      }),
    );
    const filter = only(
      metricFilters,
      ({ filterName }) => filterName === resource.id,
    );
    return {
      name: filter.filterName,
      log_group_name: filter.logGroupName,
      pattern: filter.filterPattern,
      metric_transformation: filter.metricTransformations?.map(
        ({ metricName, metricNamespace, metricValue, defaultValue }) => ({
          name: metricName,
          namespace: metricNamespace,
          value: metricValue,
          ...(defaultValue !== undefined && { default_value: defaultValue }),
        }),
      ),
    };
  },
};

/** A listing by prefix may hold others, but only one of the name itself. */
function only<T>(found: readonly T[], wanted: (item: T) => boolean): T {
  const [first, ...others] = found.filter(wanted);
  if (first === undefined || others.length > 0) {
    throw new Error(
      `got ${first ? others.length + 1 : 0} of that name, expected one`,
    );
  }
  return first;
}
