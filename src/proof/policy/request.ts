import type { Unknown } from "../model";

/** What AWS is asked, by whom. Texts may hold placeholders. */
export interface Request {
  readonly principal: Principal;
  /** `s3:PutObject` */
  readonly action: string;
  /** The ARN of what it is done to. */
  readonly resource: string;
  /** What the request says of itself, besides what follows from principal and resource. @default - nothing */
  readonly context?: Context;
}

/** Who asks. */
export type Principal =
  /** A service on its own account. Several names where the service goes by any of them, such as `logs.amazonaws.com` and `logs.us-east-1.amazonaws.com`. */
  | { readonly service: string | readonly string[] }
  | Identity
  /** Someone whom an identity provider vouches for: its domain or ARN. */
  | { readonly federated: string }
  | "anonymous";

/** A user or role of an account. */
export interface Identity {
  /** The ARN of the user or role, or of the account's root user. */
  readonly aws: string;
  /** The account that it belongs to. */
  readonly account: string;
  /** The ARN of the role's session. @default - a session of some name */
  readonly session?: string;
}

/**
 * Condition keys and their values. The case of keys does not matter.
 *
 * A key that is not there, or undefined, is not sent. An `Unknown` is a key of which it is not known whether and
 * how it is sent. Of the global keys (`aws:PrincipalArn`, `aws:SecureTransport`, …) those that
 * follow from the request, or that cannot be known, need not be given.
 */
export interface Context {
  readonly [key: string]: ContextValue;
}

/** The value of a condition key; undefined where it is not sent. */
export type ContextValue = string | readonly string[] | Unknown | undefined;
