import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

/** How long a log file becomes: so many events, or so many bytes of gzip, and the rest of a block. */
export type Length = { readonly events: number } | { readonly bytes: number };

/** Events of a block, which are compressed before it is asked whether there are enough. */
const BLOCK = 500;

/**
 * Writes a log file as CloudTrail delivers it: one JSON document, without a line break, in one
 * member of gzip. The same seed makes the same file.
 *
 * @returns the number of events in it
 */
export async function writeLogFile(
  path: string,
  length: Length,
  seed = 1,
): Promise<number> {
  const gzip = createGzip();
  const events = eventTexts(seed);
  let count = 0;
  let bytes = 0;
  gzip.on("data", (chunk: Buffer) => (bytes += chunk.length));
  function* blocks() {
    while ("events" in length ? count < length.events : bytes < length.bytes) {
      const block = Array.from({ length: BLOCK }, () => events.next().value);
      yield `${count === 0 ? '{"Records":[' : ","}${block.join(",")}`;
      count += BLOCK;
    }
    yield "]}";
  }
  await pipeline(Readable.from(blocks()), gzip, createWriteStream(path));
  return count;
}

/** What the callers do, and how often: mostly reading. The last few are what rules look for. */
const calls = [
  ["ec2", "DescribeInstances", 22],
  ["s3", "GetObject", 20],
  ["sts", "AssumeRole", 16],
  ["kms", "Decrypt", 14],
  ["s3", "PutObject", 8],
  ["logs", "CreateLogStream", 6],
  ["ec2", "DescribeNetworkInterfaces", 6],
  ["dynamodb", "DescribeTable", 4],
  ["lambda", "GetFunction", 2.7],
  ["ec2", "AuthorizeSecurityGroupIngress", 0.5],
  ["iam", "CreateAccessKey", 0.4],
  ["s3", "PutBucketPolicy", 0.3],
  ["cloudtrail", "StopLogging", 0.1],
] as const;

const START = Date.UTC(2026, 0, 15, 10);
const regions = ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1"];
const agents = [
  "aws-sdk-java/2.25.60 Linux/5.10.217-205.860.amzn2.x86_64 OpenJDK_64-Bit_Server_VM/17.0.11+9-LTS Java/17.0.11 vendor/Amazon.com_Inc. io/sync http/Apache cfg/retry-mode/standard",
  "Boto3/1.34.113 md/Botocore#1.34.113 ua/2.0 os/linux#6.1.91-99.172.amzn2023.x86_64 md/arch#x86_64 lang/python#3.11.6 md/pyimpl#CPython cfg/retry-mode#legacy Botocore/1.34.113",
  "aws-cli/2.17.0 md/awscrt#0.20.11 ua/2.0 os/linux#5.15.0 md/arch#x86_64 lang/python#3.11.8 md/prompt#off md/command#ec2.describe-instances",
];

/** The texts of events for ever, of about 1.5 KB each. */
function* eventTexts(seed: number): Generator<string, never, undefined> {
  const random = mulberry32(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]) => list[below(list.length)] as T; // the index is one of the list's
  const hex = (length: number) => {
    let text = "";
    while (text.length < length)
      text += below(2 ** 32)
        .toString(16)
        .padStart(8, "0");
    return text.slice(0, length);
  };
  const uuid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
  const total = calls.reduce((sum, [, , share]) => sum + share, 0);
  const call = () => {
    let left = random() * total;
    return calls.find(([, , share]) => (left -= share) < 0) ?? calls[0];
  };
  const sessions = Array.from({ length: 200 }, (_, n) => {
    const role = `service-${n % 40}`;
    const id = `AROA${hex(16).toUpperCase()}`;
    const session = `i-0${hex(16)}`;
    return {
      type: "AssumedRole",
      principalId: `${id}:${session}`,
      arn: `arn:aws:sts::123456789012:assumed-role/${role}/${session}`,
      accountId: "123456789012",
      accessKeyId: `ASIA${hex(16).toUpperCase()}`,
      sessionContext: {
        sessionIssuer: {
          type: "Role",
          principalId: id,
          arn: `arn:aws:iam::123456789012:role/${role}`,
          accountId: "123456789012",
          userName: role,
        },
        attributes: {
          creationDate: `2026-01-15T0${below(10)}:${10 + below(50)}:00Z`,
          mfaAuthenticated: "false",
        },
        ec2RoleDelivery: "2.0",
      },
    };
  });
  for (let second = 0; ; second += random() / 20) {
    const [service, eventName] = call();
    const region = pick(regions);
    const name = `example-${service}-${below(100)}`;
    const time = new Date(START + second * 1000).toISOString();
    yield JSON.stringify({
      eventVersion: "1.11",
      userIdentity: pick(sessions),
      eventTime: time.replace(/\.\d+/, ""),
      eventSource: `${service}.amazonaws.com`,
      eventName,
      awsRegion: region,
      sourceIPAddress: `192.0.2.${below(256)}`,
      userAgent: pick(agents),
      requestParameters: {
        resourceName: name,
        path: `data/2026/01/15/part-${below(1e5)}.parquet`,
        encryptionContext: { "aws:s3:arn": `arn:aws:s3:::${name}` },
      },
      responseElements: null,
      additionalEventData: {
        SignatureVersion: "SigV4",
        CipherSuite: "TLS_AES_128_GCM_SHA256",
        bytesTransferredIn: 0,
        bytesTransferredOut: below(1e5),
        AuthenticationMethod: "AuthHeader",
      },
      requestID: uuid(),
      eventID: uuid(),
      readOnly: /^(Describe|Get|Decrypt)/.test(eventName),
      eventType: "AwsApiCall",
      managementEvent: true,
      recipientAccountId: "123456789012",
      eventCategory: "Management",
      tlsDetails: {
        tlsVersion: "TLSv1.3",
        cipherSuite: "TLS_AES_128_GCM_SHA256",
        clientProvidedHostHeader: `${service}.${region}.amazonaws.com`,
      },
    });
  }
}

/** A small generator of random numbers with a good spread. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
