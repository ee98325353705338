import { AthenaError } from "./athena-error";
import type { DeployedAthena } from "./deployed";

/** Errors of Athena and of its client that a person can do something about, by name or code. */
const problems: Readonly<
  Record<string, (where: DeployedAthena, message: string) => string>
> = {
  CredentialsProviderError: () =>
    "no AWS credentials found: sign in (aws sso login, aws login) or set AWS_PROFILE",
  ExpiredTokenException: () =>
    "the AWS credentials have expired: sign in again (aws sso login, aws login)",
  UnrecognizedClientException: () =>
    "AWS does not know the credentials: sign in again, or set AWS_PROFILE",
  InvalidSignatureException: () =>
    "AWS does not accept the credentials: look at the secret key and this machine's clock",
  AccessDeniedException: ({ workgroup }, message) =>
    `not allowed (${message}): it takes Athena's actions on the workgroup "${workgroup}", glue:GetTable and glue:GetDatabase, and to read the logs and to write answers in S3`,
  InvalidRequestException: ({ workgroup }, message) =>
    `Athena refuses (${message}). The workgroup "${workgroup}" and its table are made by a stack with investigation.athena; --prefix names the stack's prefix`,
  MetadataException: ({ database, table }, message) =>
    `no table "${database}"."${table}" (${message}): a stack with investigation.athena makes it; --prefix names the stack's prefix`,
  TooManyRequestsException: () =>
    "Athena runs too many queries just now: wait a minute",
  ThrottlingException: () =>
    "Athena answers too many questions just now: wait a minute",
  ENOTFOUND: () => UNREACHABLE,
  ECONNREFUSED: () => UNREACHABLE,
  ECONNRESET: () => UNREACHABLE,
  ETIMEDOUT: () => UNREACHABLE,
  TimeoutError: () => UNREACHABLE,
  EAI_AGAIN: () => UNREACHABLE,
  EHOSTUNREACH: () => UNREACHABLE,
  ENETUNREACH: () => UNREACHABLE,
  ERR_INVALID_URL: () =>
    "AWS_ENDPOINT_URL is no URL: expected one such as http://localhost:4566",
};

const UNREACHABLE =
  "Athena cannot be reached: look at the region, the network and its proxy";

/** The error as an {@link AthenaError} that says what to do; one that nobody expected as it is. */
export function athenaProblem(error: unknown, where: DeployedAthena): unknown {
  if (!(error instanceof Error)) return error;
  // The client has no class for it.
  if (error.message === "Region is missing") {
    return new AthenaError("no AWS region: set AWS_REGION");
  }
  const code = "code" in error ? String(error.code) : "";
  const inWords = problems[error.name] ?? problems[code];
  if (inWords !== undefined) {
    return new AthenaError(inWords(where, error.message));
  }
  // All errors that AWS answers with have it.
  return "$metadata" in error
    ? new AthenaError(`Athena answers: ${error.name}: ${error.message}`)
    : error;
}
