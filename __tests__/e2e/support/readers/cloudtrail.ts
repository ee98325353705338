import {
  GetTrailCommand,
  GetTrailStatusCommand,
} from "@aws-sdk/client-cloudtrail";
import { type Readers, snakeCase } from "./reader";

export const cloudtrailReaders: Readers = {
  aws_cloudtrail: async ({ cloudtrail }, { id: Name }) => {
    const { Trail } = await cloudtrail.send(new GetTrailCommand({ Name }));
    const { IsLogging } = await cloudtrail.send(
      new GetTrailStatusCommand({ Name }),
    );
    return {
      ...snakeCase(Trail),
      enable_log_file_validation: Trail?.LogFileValidationEnabled,
      cloud_watch_logs_group_arn: Trail?.CloudWatchLogsLogGroupArn,
      enable_logging: IsLogging,
    };
  },
};
