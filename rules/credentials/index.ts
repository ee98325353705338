// Credentials and secrets that exist are taken or used by others than their owner. Making new ones: identity.

import type { Rule } from "../../src/rule/rule";
import { accessKeyQuarantined } from "./access-key-quarantined";
import { consoleRoleSwitched } from "./console-role-switched";
import { consoleSessionFromKeys } from "./console-session-from-keys";
import { federationTokenIssued } from "./federation-token-issued";
import { instanceCredentialsChangeIam } from "./instance-credentials-change-iam";
import { instanceCredentialsIdentify } from "./instance-credentials-identify";
import { instanceCredentialsInConsole } from "./instance-credentials-in-console";
import { instancePasswordRead } from "./instance-password-read";
import { keyQuarantineLifted } from "./key-quarantine-lifted";
import { parametersDecryptedByPerson } from "./parameters-decrypted-by-person";
import { secretReadDenied } from "./secret-read-denied";
import { secretsReadByPerson } from "./secrets-read-by-person";
import { secretsReadInBatch } from "./secrets-read-in-batch";
import { sessionTokenWithoutMfa } from "./session-token-without-mfa";

/** Stolen or misused credentials, and secrets that are read. */
export const credentials: readonly Rule[] = [
  accessKeyQuarantined,
  consoleRoleSwitched,
  consoleSessionFromKeys,
  federationTokenIssued,
  instanceCredentialsChangeIam,
  instanceCredentialsIdentify,
  instanceCredentialsInConsole,
  instancePasswordRead,
  keyQuarantineLifted,
  parametersDecryptedByPerson,
  secretReadDenied,
  secretsReadByPerson,
  secretsReadInBatch,
  sessionTokenWithoutMfa,
];
