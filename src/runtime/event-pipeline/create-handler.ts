import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics } from "@aws-lambda-powertools/metrics";
import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { matchRules } from "../../rule/match-rules";
import { readMonitoredEvents } from "../../rule/monitored-events";
import { alertsTo } from "./alerts";
import { batchHandler } from "./batch-handler";
import { awsClients, type Clients } from "./clients";
import { metrics as metricsContract } from "./contract";
import { dynamoFindingStore } from "./dynamo-finding-store";
import { dynamoWindowStore } from "./dynamo-window-store";
import { readEnvironment } from "./environment";
import { pipeline } from "./pipeline";
import { powertoolsMeter } from "./powertools-meter";
import { s3LogStore } from "./s3-log-store";
import { snsAlertSender } from "./sns-alert-sender";
import { sqsQueue } from "./sqs-queue";
import { sqsRetries } from "./sqs-retries";

/**
 * Wires the function: its environment, the rules beside it, the services it calls.
 *
 * @param folder where the function's own files are
 * @throws Error for an environment variable that is missing or wrong
 * @throws {MonitoredEventsError} for rules that cannot be read
 */
export function createHandler(
  values: Readonly<Record<string, string | undefined>>,
  folder: string,
  { s3, dynamodb, sns, sqs }: Clients = awsClients(),
): (event: SQSEvent, context: Context) => Promise<SQSBatchResponse> {
  const environment = readEnvironment(values);
  const { name, logLevel, maxReceives, retentionDays } = environment;
  const detections = readMonitoredEvents(
    readFileSync(resolve(folder, environment.events), "utf8"),
  );
  const logger = new Logger({ serviceName: name, logLevel });
  const metrics = new Metrics({
    namespace: metricsContract.namespace,
    serviceName: name,
  });
  const meter = powertoolsMeter(metrics);
  const findings = dynamoFindingStore(dynamodb, environment.table);
  const queue = sqsQueue(sqs, environment.queue);
  const now = Date.now;
  const alerts = alertsTo(
    {
      windows: dynamoWindowStore(dynamodb, environment.table),
      findings,
      alerts: snsAlertSender(sns, environment.topic),
      queue,
      meter,
      now,
    },
    { detections, consoleHost: environment.console },
  );
  const process = pipeline(
    {
      logs: s3LogStore(s3),
      findings,
      alerts,
      queue,
      deadLetters: sqsQueue(sqs, environment.deadLetters),
      retries: sqsRetries(sqs, environment.queue),
      meter,
      log: logger,
      now,
    },
    { match: matchRules(detections), retentionDays, maxReceives },
  );

  const handle = batchHandler(process);
  return async (event, context) => {
    logger.addContext(context);
    try {
      return await handle(event, context);
    } finally {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    }
  };
}
