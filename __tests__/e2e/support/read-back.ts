import type { Clients } from "./clients";
import type { MeantResource } from "./meant";
import { athenaReaders } from "./readers/athena";
import { cloudtrailReaders } from "./readers/cloudtrail";
import { cloudwatchReaders } from "./readers/cloudwatch";
import { configReaders } from "./readers/config";
import { dynamodbReaders } from "./readers/dynamodb";
import { eventsReaders } from "./readers/events";
import { guarddutyReaders } from "./readers/guardduty";
import { iamReaders } from "./readers/iam";
import { kmsReaders } from "./readers/kms";
import { lambdaReaders } from "./readers/lambda";
import { logsReaders } from "./readers/logs";
import type { Readers } from "./readers/reader";
import { s3Readers } from "./readers/s3";
import { snsReaders } from "./readers/sns";
import { sqsReaders } from "./readers/sqs";

const readers: Readers = {
  ...athenaReaders,
  ...cloudtrailReaders,
  ...cloudwatchReaders,
  ...configReaders,
  ...dynamodbReaders,
  ...eventsReaders,
  ...guarddutyReaders,
  ...iamReaders,
  ...kmsReaders,
  ...lambdaReaders,
  ...logsReaders,
  ...s3Readers,
  ...snsReaders,
  ...sqsReaders,
  // No part of AWS: the bytes stand in the names that they are for.
  random_id: async (_, { id }) => ({
    byte_length: Buffer.from(id, "base64url").length,
  }),
};

/** Arguments that AWS never learns, by type: they tell the provider how to destroy, or what to send. */
const providerOnly: Readonly<Record<string, readonly string[]>> = {
  aws_athena_workgroup: ["force_destroy"],
  aws_lambda_function: ["filename"],
  aws_s3_bucket: ["force_destroy"],
  aws_kms_key: ["deletion_window_in_days"],
  aws_sns_topic_subscription: ["endpoint_auto_confirms"],
};

/** A resource's arguments, once as they were meant and once as AWS has them, in one notation. */
export interface Comparison {
  readonly meant: unknown;
  readonly actual: unknown;
}

/**
 * Reads a resource back. Every argument is compared: one that no reader tells is a difference.
 * @throws Error when nothing reads resources of that type, or the resource is not there
 */
export async function readBack(
  clients: Clients,
  resource: MeantResource,
): Promise<Comparison> {
  const { type, address, args } = resource;
  const read = readers[type];
  if (read === undefined) {
    throw new Error(
      `nothing reads ${type} back: expected a reader in support/readers/ for ${address}`,
    );
  }
  const told = await read(clients, resource);
  const skipped = providerOnly[type] ?? [];
  const names = Object.keys(args).filter((name) => !skipped.includes(name));
  const compare = (value: (name: string) => unknown) =>
    Object.fromEntries(names.map((name) => [name, normalize(value(name))]));
  return {
    meant: compare((name) => args[name]),
    actual: compare((name) => told[name] ?? "(not told)"),
  };
}

/**
 * One notation for what Terraform and AWS write differently: policies as JSON, numbers and booleans
 * as text, lists of texts without order, and a list of one as its element.
 */
function normalize(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(normalize);
    if (items.length === 1) return items[0];
    return items.every((item) => typeof item === "string")
      ? items.sort()
      : items;
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, child]) => [name, normalize(child)]),
    );
  }
  const json = typeof value === "string" ? parseObject(value) : undefined;
  return json === undefined ? String(value) : normalize(json);
}

/** A filter pattern begins like an object as well, and is none. */
function parseObject(value: string): object | undefined {
  if (!value.startsWith("{")) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
