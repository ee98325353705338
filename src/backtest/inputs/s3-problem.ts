import { errorCode } from "../../cloudtrail/read/error-code";

/** Errors of S3 and of its client that a person can do something about, by name or code. */
const problems: Readonly<Record<string, (where: Where) => string>> = {
  CredentialsProviderError: () =>
    "no AWS credentials found: sign in (aws sso login, aws login) or set AWS_PROFILE",
  ExpiredToken: () =>
    "the AWS credentials have expired: sign in again (aws sso login, aws login)",
  InvalidAccessKeyId: () => UNKNOWN_CREDENTIALS,
  InvalidToken: () => UNKNOWN_CREDENTIALS,
  RequestTimeTooSkewed: () => "this machine's clock is wrong: set it",
  SignatureDoesNotMatch: () =>
    "AWS does not accept the credentials: look at the secret key and this machine's clock",
  NoSuchBucket: ({ bucket }) => `no bucket "${bucket}"`,
  NoSuchKey: () => "the object is gone: it was deleted while the run went on",
  AccessDenied: ({ bucket, message }) =>
    `not allowed (${message}): it takes s3:ListBucket and s3:GetObject on "${bucket}", and kms:Decrypt on the key of its logs`,
  InvalidObjectState: () =>
    "the object is archived (Glacier): restore it first (aws s3api restore-object)",
  PreconditionFailed: () => "the object was changed while it was read",
  SlowDown: () => "S3 answers too many requests just now: wait a minute",
  ERR_INVALID_URL: () =>
    "AWS_ENDPOINT_URL is no URL: expected one such as http://localhost:4566",
  EAI_AGAIN: () => UNREACHABLE,
  EHOSTUNREACH: () => UNREACHABLE,
  ENETUNREACH: () => UNREACHABLE,
  ENOTFOUND: () => UNREACHABLE,
  ECONNREFUSED: () => UNREACHABLE,
  ECONNRESET: () => UNREACHABLE,
  EPIPE: () => UNREACHABLE,
  ETIMEDOUT: () => UNREACHABLE,
  TimeoutError: () => UNREACHABLE,
};

const UNKNOWN_CREDENTIALS =
  "AWS does not know the credentials: sign in again, or set AWS_PROFILE";
const UNREACHABLE = "S3 cannot be reached: look at the network and its proxy";

interface Where {
  readonly bucket: string;
  /** What AWS says. */
  readonly message: string;
}

/** What an error of S3 means to a person; undefined for one that is not of S3 or the network. */
export function s3Problem(error: unknown, bucket: string): string | undefined {
  const code = errorCode(error) ?? "";
  const { name, message } = named(error);
  const inWords = problems[name] ?? problems[code];
  if (inWords !== undefined) return inWords({ bucket, message });
  return isAnswer(error) ? `${name}: ${message}` : undefined;
}

/** Errors that say something about one object: the next may be read nevertheless. */
const ofObject: ReadonlySet<string> = new Set([
  "AccessDenied",
  "InvalidObjectState",
  "NoSuchKey",
  "PreconditionFailed",
]);

/** Whether an error is about the object that was asked for, and not about whoever asks, the network or S3. */
export function isOfObject(error: unknown): boolean {
  const { name } = named(error);
  if (ofObject.has(name)) return true;
  const status = statusOf(error) ?? 0;
  return problems[name] === undefined && status >= 400 && status < 500;
}

function named(error: unknown): {
  readonly name: string;
  readonly message: string;
} {
  return error instanceof Error ? error : { name: "", message: "" };
}

/** All errors that AWS answers with have it, and those of requests that were tried again. */
function isAnswer(error: unknown): error is { readonly $metadata: unknown } {
  return typeof error === "object" && error !== null && "$metadata" in error;
}

/** The status of the answer; undefined where there was none. */
function statusOf(error: unknown): number | undefined {
  const metadata: unknown = isAnswer(error) ? error.$metadata : undefined;
  return typeof metadata === "object" &&
    metadata !== null &&
    "httpStatusCode" in metadata &&
    typeof metadata.httpStatusCode === "number"
    ? metadata.httpStatusCode
    : undefined;
}
