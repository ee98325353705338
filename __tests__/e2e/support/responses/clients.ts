import { Agent } from "node:http";
import type { LookupFunction } from "node:net";
import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { EC2Client } from "@aws-sdk/client-ec2";
import { IAMClient } from "@aws-sdk/client-iam";
import { S3Client } from "@aws-sdk/client-s3";
import { S3ControlClient } from "@aws-sdk/client-s3-control";
import { blockPublicAccess } from "../../../../src/runtime/response/block-public-access";
import { closeOpenIngress } from "../../../../src/runtime/response/close-open-ingress";
import type { ResponseName } from "../../../../src/runtime/response/contract";
import { deactivateExposedKey } from "../../../../src/runtime/response/deactivate-exposed-key";
import { quarantinePrincipal } from "../../../../src/runtime/response/quarantine-principal";
import type { Response } from "../../../../src/runtime/response/response";
import { restoreLogging } from "../../../../src/runtime/response/restore-logging";
import { region } from "../emulator";

/** The emulated account. */
export const account = "123456789012";

/** The services that responses mend. */
export type ResponseClients = ReturnType<typeof connectToMend>;

/** AWS clients for what responses mend in the emulated account. */
export function connectToMend(endpoint: string) {
  const config = {
    endpoint,
    region,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  };
  return {
    cloudtrail: new CloudTrailClient(config),
    ec2: new EC2Client(config),
    iam: new IAMClient(config),
    s3: new S3Client({ ...config, forcePathStyle: true }),
    s3Control: new S3ControlClient({
      ...config,
      requestHandler: { httpAgent: new Agent({ lookup: hereAnyhow }) },
    }),
  };
}

/** S3 Control puts the account before the host's name, which then no machine resolves. */
const hereAnyhow: LookupFunction = (_host, { all }, found) =>
  all
    ? found(null, [{ address: "127.0.0.1", family: 4 }])
    : found(null, "127.0.0.1", 4);

/** The responses, as they are deployed but for their clients. */
export function responsesWith(
  clients: ResponseClients,
): Readonly<Record<ResponseName, Response>> {
  return {
    "restore-logging": restoreLogging(() => clients.cloudtrail),
    "block-public-access": blockPublicAccess({
      s3: () => clients.s3,
      s3Control: () => clients.s3Control,
    }),
    "close-open-ingress": closeOpenIngress(() => clients.ec2),
    "deactivate-exposed-key": deactivateExposedKey(clients.iam),
    "quarantine-principal": quarantinePrincipal(clients.iam),
  };
}
