import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { IAMClient } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { S3Client } from "@aws-sdk/client-s3";
import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import { region } from "./emulator";

/** The AWS services that a monitor is made of. */
export type Clients = ReturnType<typeof connect>;

/** AWS clients that read the emulated account. */
export function connect(endpoint: string) {
  const config = {
    endpoint,
    region,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  };
  return {
    cloudtrail: new CloudTrailClient(config),
    cloudwatch: new CloudWatchClient(config),
    /** EventBridge is another in each region. */
    events: (region: string) => new EventBridgeClient({ ...config, region }),
    iam: new IAMClient(config),
    kms: new KMSClient(config),
    logs: new CloudWatchLogsClient(config),
    s3: new S3Client({ ...config, forcePathStyle: true }),
    sns: new SNSClient(config),
    sqs: new SQSClient(config),
  };
}
