/**
 * AWS's policies: read once, evaluated for a request as AWS would, with `unknown` where the answer
 * hinges on a placeholder or an `Unknown`.
 *
 * A placeholder within a text stands for a text without `*`, `?` and `$`; within the first five
 * parts of an ARN that is written as one (`arn:…`), also for one without colons.
 */
export type { Context, Identity, Principal, Request } from "./request";
export type {
  Malformed,
  Policy,
  PolicyKind,
  PolicyReading,
  UnknownPolicy,
} from "./policy";
export { parsePolicy } from "./parse-policy";
export { evaluate, type Decision } from "./evaluate";
export type {
  Policies,
  PolicyPart,
  ResourcePolicy,
  StatementPlace,
} from "./policies";
export type { Miss, NearMiss } from "./near-miss";
export { explain } from "./explain";
