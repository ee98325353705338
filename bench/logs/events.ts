import { account, Callers } from "./callers";
import type { Call } from "./call";
import { changes } from "./changes";
import { byShare, Random } from "./random";
import { reads } from "./reads";

const regions = ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1"];
const start = Date.UTC(2026, 0, 15, 10);

/**
 * The texts of CloudTrail events for ever, the same for the same seed, as a busy account has them.
 *
 * 1.5 KB each on average (0.8 to 4.3), of which gzip leaves an eighth. 96 % are workloads and services
 * that look, fetch and decrypt, 4 % change something; the 15 rules of the pack `cis` match 1.3 %.
 * 3,500 callers, one in five of the calls a service's, come in bursts from thousands of addresses;
 * ids and times are all different.
 */
export function* eventTexts(seed: number): Generator<string, never, undefined> {
  const random = new Random(seed);
  const callers = new Callers(random);
  const call = byShare([...reads, ...changes]);
  for (let seconds = 0; ; seconds += random.fraction() / 20) {
    const time = new Date(start + seconds * 1000);
    yield JSON.stringify(event(call(random), time, random, callers));
  }
}

/** One record, its members in CloudTrail's own order. */
function event(call: Call, time: Date, random: Random, callers: Callers) {
  const { service, name, by = "workload", error } = call;
  const { userIdentity, sourceIPAddress, userAgent } = callers.pick(by);
  const region = random.pick(regions);
  const isSignIn = call.type === "AwsConsoleSignIn";
  const resource = call.resource?.(random);
  return {
    eventVersion: "1.11",
    userIdentity,
    eventTime: time.toISOString().replace(/\.\d+/, ""),
    eventSource: `${service}.amazonaws.com`,
    eventName: name,
    awsRegion: region,
    sourceIPAddress,
    userAgent,
    ...(error && { errorCode: error[0], errorMessage: error[1] }),
    requestParameters: call.request?.(random) ?? null,
    responseElements: call.response?.(random) ?? null,
    ...(call.additional && { additionalEventData: call.additional(random) }),
    requestID: random.uuid(),
    eventID: random.uuid(),
    readOnly: /^(Describe|Get|List|Batch|Decrypt|Generate|Assume)/.test(name),
    ...(resource !== undefined && {
      resources: [{ accountId: account, type: "AWS::Resource", ARN: resource }],
    }),
    eventType: call.type ?? "AwsApiCall",
    managementEvent: !/Object$/.test(name),
    recipientAccountId: account,
    ...(by === "service" && { sharedEventID: random.uuid() }),
    eventCategory: /Object$/.test(name) ? "Data" : "Management",
    ...(by !== "service" &&
      !isSignIn && {
        tlsDetails: {
          tlsVersion: "TLSv1.3",
          cipherSuite: "TLS_AES_128_GCM_SHA256",
          clientProvidedHostHeader: `${service}.${region}.amazonaws.com`,
        },
      }),
    ...(by === "human" && { sessionCredentialFromConsole: "true" }),
  };
}
