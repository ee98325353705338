import type { CloudTrailRecord } from "./record";
import { isObject } from "../pattern/is-object";

/** In overrides: the field is not in the record. */
export const missing = Symbol("missing");

/** The fields that differ from the base record, at any depth; `missing` removes one. */
export type Overrides<T = CloudTrailRecord> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Overrides<T[K]> | typeof missing }
    : T;

/** An API call by an IAM user, with every field that such a record usually has. */
const API_CALL = {
  eventVersion: "1.11",
  userIdentity: {
    type: "IAMUser",
    principalId: "AIDAEXAMPLEEXAMPLE",
    arn: "arn:aws:iam::123456789012:user/alice",
    accountId: "123456789012",
    accessKeyId: "AKIAIOSFODNN7EXAMPLE",
    userName: "alice",
  },
  eventTime: "2026-01-15T10:30:00Z",
  eventSource: "ec2.amazonaws.com",
  eventName: "DescribeInstances",
  awsRegion: "us-east-1",
  sourceIPAddress: "192.0.2.10",
  userAgent: "aws-cli/2.17.0",
  requestParameters: null,
  responseElements: null,
  requestID: "11111111-2222-3333-4444-555555555555",
  eventID: "66666666-7777-8888-9999-000000000000",
  readOnly: false,
  eventType: "AwsApiCall",
  managementEvent: true,
  recipientAccountId: "123456789012",
  eventCategory: "Management",
  tlsDetails: {
    tlsVersion: "TLSv1.3",
    cipherSuite: "TLS_AES_128_GCM_SHA256",
    clientProvidedHostHeader: "ec2.us-east-1.amazonaws.com",
  },
} as const satisfies CloudTrailRecord;

/** A successful console sign-in by an IAM user with MFA. */
const CONSOLE_SIGN_IN = {
  eventVersion: "1.08",
  userIdentity: {
    type: "IAMUser",
    principalId: "AIDAEXAMPLEEXAMPLE",
    arn: "arn:aws:iam::123456789012:user/alice",
    accountId: "123456789012",
    userName: "alice",
  },
  eventTime: "2026-01-15T10:30:00Z",
  eventSource: "signin.amazonaws.com",
  eventName: "ConsoleLogin",
  awsRegion: "us-east-1",
  sourceIPAddress: "192.0.2.10",
  userAgent: "Mozilla/5.0",
  requestParameters: null,
  responseElements: { ConsoleLogin: "Success" },
  additionalEventData: {
    LoginTo: "https://console.aws.amazon.com/console/home",
    MobileVersion: "No",
    MFAUsed: "Yes",
  },
  eventID: "66666666-7777-8888-9999-000000000000",
  readOnly: false,
  eventType: "AwsConsoleSignIn",
  managementEvent: true,
  recipientAccountId: "123456789012",
  eventCategory: "Management",
} as const satisfies CloudTrailRecord;

/** What a record says of its caller when the account's root user makes the call. */
export const root = {
  type: "Root",
  principalId: "123456789012",
  arn: "arn:aws:iam::123456789012:root",
  userName: missing,
} as const satisfies Overrides<CloudTrailRecord["userIdentity"]>;

/** What a record says of its caller when a role session makes the call. */
export const assumedRole = {
  type: "AssumedRole",
  principalId: "AROAEXAMPLEEXAMPLE:session",
  arn: "arn:aws:sts::123456789012:assumed-role/deployer/session",
  userName: missing,
  sessionContext: {
    sessionIssuer: {
      type: "Role",
      principalId: "AROAEXAMPLEEXAMPLE",
      arn: "arn:aws:iam::123456789012:role/deployer",
      accountId: "123456789012",
      userName: "deployer",
    },
    attributes: {
      creationDate: "2026-01-15T10:00:00Z",
      mfaAuthenticated: "false",
    },
  },
} as const satisfies Overrides<CloudTrailRecord["userIdentity"]>;

/** An API call that differs from the ordinary one in the overrides. */
export function apiCall(overrides: Overrides = {}): CloudTrailRecord {
  return merge(API_CALL, overrides);
}

/** A console sign-in that differs from the ordinary one in the overrides. */
export function consoleSignIn(overrides: Overrides = {}): CloudTrailRecord {
  return merge(CONSOLE_SIGN_IN, overrides);
}

function merge(base: object, overrides: object): object {
  const merged: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(overrides)) {
    const old = merged[name];
    if (value === missing) delete merged[name];
    else if (isObject(value)) {
      merged[name] = merge(isObject(old) ? old : {}, value);
    } else merged[name] = value;
  }
  return Object.freeze(merged);
}
