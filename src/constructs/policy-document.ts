import { literal } from "./literal";

/** Who a statement speaks of: AWS services by their principal name, accounts and roles by ARN, or anyone. */
export type Principal =
  | "*"
  | { readonly Service: string | readonly string[] }
  | { readonly AWS: string | readonly string[] };

/** The operators this project's policies use; `IfExists` and set forms are left out on purpose. */
export type ConditionOperator =
  | "StringEquals"
  | "StringNotEquals"
  | "StringLike"
  | "ArnEquals"
  | "ArnLike"
  | "Bool"
  | "NumericLessThan"
  | "Null";

/**
 * One statement of an IAM policy, in IAM's own spelling.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
export interface PolicyStatement {
  /** What the statement is for. Letters and digits, unique in its document. */
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  /** Demanded by resource and trust policies, not allowed in a role's own policy. */
  readonly Principal?: Principal;
  readonly Action: string | readonly string[];
  /** Left out in trust policies only. */
  readonly Resource?: string | readonly string[];
  readonly Condition?: {
    readonly [operator in ConditionOperator]?: Readonly<
      Record<string, string | readonly string[]>
    >;
  };
}

/**
 * The policy document as JSON for a Terraform argument. Keys keep the order they were written in,
 * so that the same statements are the same text in every synth. References must be cdktf tokens
 * (`variable.stringValue`, `bucket.arn`); a `${…}` written by hand, such as IAM's `${aws:username}`, is text.
 */
export function policyDocument(statements: readonly PolicyStatement[]): string {
  return literal(
    JSON.stringify({ Version: "2012-10-17", Statement: statements }),
  );
}

/** Lets nobody act on the resources over an unencrypted connection. A statement of its own: a second condition would have to hold as well, and weaken it. */
export function denyWithoutTls(
  actions: string,
  resources: string | readonly string[],
): PolicyStatement {
  return {
    Sid: "DenyWithoutTls",
    Effect: "Deny",
    Principal: "*",
    Action: actions,
    Resource: resources,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}
