import { UsageError } from "../usage-error";

/** Errors of DynamoDB and of its client that a person can do something about, by name or code. */
const problems: Readonly<Record<string, (where: Where) => string>> = {
  CredentialsProviderError: () =>
    "no AWS credentials found: sign in (aws sso login, aws login) or set AWS_PROFILE",
  ExpiredTokenException: () =>
    "the AWS credentials have expired: sign in again (aws sso login, aws login)",
  UnrecognizedClientException: ({ message }) =>
    `AWS does not know the credentials (${message}): sign in again, or set AWS_PROFILE`,
  InvalidSignatureException: ({ message }) =>
    `AWS does not accept the credentials (${message}): look at the secret key and this machine's clock`,
  ResourceNotFoundException: ({ table, region }) =>
    `no table "${table}" in ${region} of this account: name it with --table and --region (terraform output findings_table says its name). The event pipeline makes it: preset "event-pipeline"`,
  ValidationException: ({ table, message }) =>
    `the table "${table}" is not one of findings (${message}): name another with --table`,
  AccessDeniedException: ({ table, message }) =>
    `not allowed (${message}): it takes dynamodb:Query on the table "${table}" and on its indexes, and kms:Decrypt on its key`,
  ProvisionedThroughputExceededException: () => BUSY,
  ThrottlingException: () => BUSY,
  RequestLimitExceeded: () => BUSY,
  ENOTFOUND: ({ region }) =>
    `DynamoDB of "${region}" cannot be found: look at --region and the network`,
  ECONNREFUSED: () => UNREACHABLE,
  ECONNRESET: () => UNREACHABLE,
  ETIMEDOUT: () => UNREACHABLE,
  TimeoutError: () => UNREACHABLE,
};

const BUSY =
  "DynamoDB answers too many questions just now: wait a minute, or ask for less with --rule";
const UNREACHABLE =
  "DynamoDB cannot be reached: look at the network and its proxy";

interface Where {
  readonly table: string;
  readonly region: string;
  /** What AWS says. */
  readonly message: string;
}

/**
 * The error as a {@link UsageError} that says what to do; one that nobody expected as it is.
 *
 * @param region as the client's configuration gives it, or throws that there is none
 */
export async function dynamoProblem(
  error: unknown,
  table: string,
  region: () => Promise<string>,
): Promise<unknown> {
  if (!(error instanceof Error)) return error;
  const where = await region().catch(() => undefined);
  if (where === undefined) {
    return new UsageError(
      "no AWS region: name the table's with --region, or set AWS_REGION",
    );
  }
  const code = "code" in error ? String(error.code) : "";
  const inWords = problems[error.name] ?? problems[code];
  return inWords === undefined
    ? error
    : new UsageError(inWords({ table, region: where, message: error.message }));
}
