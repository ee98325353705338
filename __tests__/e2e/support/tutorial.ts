import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  CreateLogStreamCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import type { Clients } from "./clients";
import { turnToEmulator } from "./emulator-override";
import { run } from "./run";
import { terraformEnv } from "./terraform-env";

const handWritten = join(
  __dirname,
  "../../stacks/fixtures/compliance-monitor.tf",
);

/**
 * Applies the tutorial's monitor as people write it by hand, in a folder `tutorial`.
 * @param parent - where the folder is made
 * @returns the name of its bucket, which ends in something random
 */
export async function applyTutorial(
  parent: string,
  endpoint: string,
): Promise<string> {
  const cwd = join(parent, "tutorial");
  mkdirSync(cwd);
  cpSync(handWritten, join(cwd, "main.tf"));
  await turnToEmulator(cwd);
  const env = terraformEnv(cwd, endpoint);
  const terraform = (...args: readonly string[]) =>
    run("terraform", args, { cwd, env });
  await terraform("init");
  await terraform("apply", "-auto-approve");
  const { stdout } = await terraform("show", "-json");
  const { resources } = JSON.parse(stdout).values.root_module;
  return resources.find(
    ({ address }: { address: string }) =>
      address === "aws_s3_bucket.audit_logs",
  ).values.bucket;
}

const log = {
  logGroupName: "/aws/security/global-audit",
  logStreamName: "123456789012_CloudTrail_us-east-1",
};
const message = '{"eventName":"StopLogging"}';
const Key =
  "AWSLogs/123456789012/CloudTrail/us-east-1/2026/01/01/events.json.gz";

/** Puts an event into the log group and the bucket, as CloudTrail does, which the emulator's does not. */
export async function record({ logs, s3 }: Clients, Bucket: string) {
  await logs.send(new CreateLogStreamCommand(log));
  const logEvents = [{ timestamp: Date.now(), message }];
  await logs.send(new PutLogEventsCommand({ ...log, logEvents }));
  await s3.send(new PutObjectCommand({ Bucket, Key, Body: message }));
}

/** Whether all that was recorded is still there. */
export async function isRecorded({ logs, s3 }: Clients, Bucket: string) {
  const { events } = await logs.send(new GetLogEventsCommand(log));
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  const texts = [events?.[0]?.message, await Body?.transformToString()];
  return texts.every((text) => text === message);
}
