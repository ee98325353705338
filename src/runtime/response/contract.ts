import type { EventPattern } from "../../pattern/event-bridge";

/*
 * What the deployed parts and the functions' code agree on. The constructs know this file of the
 * runtime's responses and no other.
 */

/** What can be done by itself about an event. Each is a function with a role of its own. */
export type ResponseName =
  | "restore-logging"
  | "block-public-access"
  | "close-open-ingress"
  | "deactivate-exposed-key"
  | "quarantine-principal";

/** Whether a response does something (`act`) or only says what it would do (`dry-run`). */
export type Mode = (typeof modes)[number];

export const modes = ["dry-run", "act"] as const;

/**
 * Who and what is left alone, each an ARN in which `*` stands for any characters. Roles are named
 * as `arn:aws:iam::123456789012:role/…`, whatever the session.
 */
export interface AllowList {
  /** Whose doings stay as they are. */
  readonly principals: readonly string[];
  /** What is never changed, whoever did something to it. */
  readonly resources: readonly string[];
}

/** Environment variables of every response's function. */
export const variables = {
  /** ARN of the topic that is told what was done. */
  topic: "SNS_TOPIC_ARN",
  /** One of {@link modes}. */
  mode: "RESPONSE_MODE",
  /** ARN of the function's role, whose doings it ignores. */
  role: "OWN_ROLE_ARN",
} as const;

/** The {@link AllowList} beside the bundle, as JSON. */
export const allowListFile = "allow-list.json";

/** The handler within the bundle, as Lambda names it. */
export const handlerName = "index.handler";

/** What a call can reach. All are of the own account. */
export type Reach =
  "trails" | "buckets" | "security-groups" | "users" | "roles" | "anything";

/** A call to AWS that the function's code makes. */
export interface Call {
  /** The SDK's client and command. */
  readonly call: `${string}:${string}`;
  /** The IAM action, where its name is another than the call's. */
  readonly action?: string;
  /** `anything` for actions that have no resources to name. */
  readonly on: Reach;
}

/** What is deployed for a response. */
export interface ResponseContract {
  /** What it does, for people. */
  readonly title: string;
  /** The events that bring it to do it. */
  readonly trigger: EventPattern;
  readonly calls: readonly Call[];
}

/** Custom events that ask for a quarantine; their detail is `{ "quarantine": "<ARN of a user or role>" }`. */
export const quarantineRequest = {
  source: "trailwire",
  detailType: "Quarantine Request",
} as const;

/** Calls that CloudTrail recorded and AWS carried out. */
function succeeded(service: string, ...eventName: readonly string[]) {
  return {
    source: [`aws.${service}`],
    "detail-type": ["AWS API Call via CloudTrail"],
    detail: {
      eventSource: [`${service}.amazonaws.com`],
      eventName,
      errorCode: [{ exists: false }],
    },
  };
}

/** All responses. */
export const responses: Readonly<Record<ResponseName, ResponseContract>> = {
  "restore-logging": {
    title: "Turn logging back on",
    trigger: succeeded("cloudtrail", "StopLogging", "UpdateTrail"),
    calls: [
      { call: "cloudtrail:GetTrail", on: "trails" },
      { call: "cloudtrail:GetTrailStatus", on: "trails" },
      { call: "cloudtrail:StartLogging", on: "trails" },
      { call: "cloudtrail:UpdateTrail", on: "trails" },
    ],
  },
  "block-public-access": {
    title: "Block public access again",
    trigger: succeeded(
      "s3",
      "DeleteAccountPublicAccessBlock",
      "DeleteBucketPublicAccessBlock",
      "PutAccountPublicAccessBlock",
      "PutBucketPublicAccessBlock",
    ),
    calls: [
      {
        call: "s3:GetPublicAccessBlock",
        action: "s3:GetBucketPublicAccessBlock",
        on: "buckets",
      },
      {
        call: "s3:PutPublicAccessBlock",
        action: "s3:PutBucketPublicAccessBlock",
        on: "buckets",
      },
      {
        call: "s3-control:GetPublicAccessBlock",
        action: "s3:GetAccountPublicAccessBlock",
        on: "anything",
      },
      {
        call: "s3-control:PutPublicAccessBlock",
        action: "s3:PutAccountPublicAccessBlock",
        on: "anything",
      },
    ],
  },
  "close-open-ingress": {
    title: "Close SSH and RDP to the world",
    trigger: succeeded(
      "ec2",
      "AuthorizeSecurityGroupIngress",
      "ModifySecurityGroupRules",
    ),
    calls: [
      { call: "ec2:DescribeSecurityGroupRules", on: "anything" },
      { call: "ec2:RevokeSecurityGroupIngress", on: "security-groups" },
    ],
  },
  "deactivate-exposed-key": {
    title: "Deactivate an exposed access key",
    // https://docs.aws.amazon.com/health/latest/ug/cloudwatch-events-health.html
    trigger: {
      source: ["aws.health"],
      "detail-type": ["AWS Health Event"],
      detail: {
        service: ["RISK"],
        eventTypeCode: [
          "AWS_RISK_CREDENTIALS_EXPOSED",
          "AWS_RISK_CREDENTIALS_COMPROMISED",
        ],
      },
    },
    calls: [
      { call: "iam:GetAccessKeyLastUsed", on: "users" },
      { call: "iam:GetUser", on: "users" },
      { call: "iam:ListAccessKeys", on: "users" },
      { call: "iam:UpdateAccessKey", on: "users" },
    ],
  },
  "quarantine-principal": {
    title: "Quarantine a principal",
    trigger: {
      source: [quarantineRequest.source],
      "detail-type": [quarantineRequest.detailType],
      detail: { quarantine: [{ exists: true }] },
    },
    calls: [
      { call: "iam:GetRole", on: "roles" },
      { call: "iam:GetRolePolicy", on: "roles" },
      { call: "iam:PutRolePolicy", on: "roles" },
      { call: "iam:GetUser", on: "users" },
      { call: "iam:GetUserPolicy", on: "users" },
      { call: "iam:PutUserPolicy", on: "users" },
    ],
  },
};
