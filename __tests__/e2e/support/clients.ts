import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
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
    dynamodb: new DynamoDBClient(config),
    /** EventBridge is another in each region. */
    events: (region: string) => new EventBridgeClient({ ...config, region }),
    iam: new IAMClient(config),
    kms: new KMSClient(config),
    /** Lambda's answer to a GET, by the path behind its version. */
    lambda: (path: string) => get(endpoint, "lambda", `2015-03-31/${path}`),
    /** A service's answer to a GET, by its path. */
    get: (service: string, path: string) => get(endpoint, service, path),
    /** A service's answer to a call of the JSON protocol, by the target that its API names. */
    call: (service: string, target: string, body: object) =>
      ask(endpoint, service, "", {
        method: "POST",
        headers: {
          "content-type": "application/x-amz-json-1.1",
          "x-amz-target": target,
        },
        body: JSON.stringify(body),
      }),
    logs: new CloudWatchLogsClient(config),
    s3: new S3Client({ ...config, forcePathStyle: true }),
    sns: new SNSClient(config),
    sqs: new SQSClient(config),
  };
}

function get(endpoint: string, service: string, path: string) {
  return ask(endpoint, service, path, {});
}

/** The little that tests want of some services needs no client of its own. The emulator asks whose call it is, not for a signature. */
async function ask(
  endpoint: string,
  service: string,
  path: string,
  request: RequestInit,
): Promise<unknown> {
  const response = await fetch(`${endpoint}/${path}`, {
    ...request,
    headers: {
      ...request.headers,
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=none`,
    },
  });
  if (response.ok) return response.json();
  throw new Error(
    `got status ${response.status} for ${path || JSON.stringify(request.body)} of ${service}, expected 200`,
  );
}
